package dev.kith.tests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kith.config.Settings;
import dev.kith.http.service.Trainers;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.run.RunDirectory;
import dev.kith.model.run.RunListener;
import dev.kith.model.run.RunSession;
import dev.kith.model.stop.StopSignal;
import dev.kith.tests.support.Kith;
import dev.kith.tests.support.TinyRuns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that is stopped after its last step keeps its steps; going on makes the rest, with the same figures. */
final class StoppedFinishTest {
    private static final int STEPS = 30;

    @TempDir
    private Path folder;

    private RunDirectory directory(String name) {
        return RunDirectory.create(folder.resolve(name));
    }

    private static PreparedRun run(String mode) {
        Settings settings = TinyRuns.shapes(
                "budget.steps=" + STEPS,
                "finetune.steps=20",
                "evaluation.classifier=finetuned",
                "pipeline.mode=" + mode);
        return PreparedRun.prepare(settings);
    }

    /** @param stopped when the stop is asked for: hears of phases */
    private static RunSession session(
            String mode, RunDirectory directory, BiConsumer<StopSignal, String> stopped, List<String> phases) {
        StopSignal stop = new StopSignal();
        RunListener listener = new RunListener() {
            @Override
            public void phase(String name) {
                phases.add(name);
                stopped.accept(stop, name);
            }
        };
        return new RunSession(run(mode), directory, Trainers::open, listener, stop);
    }

    @ParameterizedTest
    @CsvSource({"sequential, evaluating", "sequential, labelling", "asynchronous, evaluating", "asynchronous, labelling"
    })
    void theFiguresAreThoseOfARunThatWasNotStopped(String mode, String phase) throws Exception {
        RunDirectory straight = directory("straight");
        List<String> all = new ArrayList<>();
        session(mode, straight, (stop, name) -> {}, all).start();

        RunDirectory stopped = directory("stopped");
        RunSession.Outcome outcome = session(
                        mode,
                        stopped,
                        (stop, name) -> {
                            if (name.equals(phase)) {
                                stop.request();
                            }
                        },
                        new ArrayList<>())
                .start();
        assertThat(outcome).isEqualTo(new RunSession.Outcome(Optional.empty(), STEPS));
        assertThat(stopped.report()).doesNotExist();
        assertThat(stopped.labels()).doesNotExist();

        RunSession.Outcome resumed =
                session(mode, stopped, (stop, name) -> {}, all).resume(OptionalLong.empty());
        assertThat(resumed.report()).isPresent();
        assertThat(figures(stopped)).isEqualTo(figures(straight)).isNotEmpty();
        assertThat(stopped.labels()).hasSameTextualContentAs(straight.labels());
        assertThat(Files.readAllBytes(stopped.model())).isEqualTo(Files.readAllBytes(straight.model()));
    }

    @Test
    void aStopThatComesBeforeTheFirstStepIsKept() {
        RunDirectory directory = directory("early");
        RunSession.Outcome outcome = session(
                        "asynchronous", directory, (stop, name) -> stop.request(), new ArrayList<>())
                .start();

        assertThat(outcome.report()).isEmpty();
        assertThat(outcome.step()).isLessThan(STEPS);
    }

    /** All that is measured, without times. */
    private static Map<String, JsonNode> figures(RunDirectory run) {
        JsonNode report = Kith.json(run.report());
        Map<String, JsonNode> figures = new TreeMap<>();
        for (String name : List.of("evaluation", "parameters_sha256", "target_parameters_sha256")) {
            assertThat(report.has(name)).as(name).isTrue();
            figures.put(name, report.get(name));
        }
        return figures;
    }
}
