package dev.kith.model.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.config.OptimizerSettings.Algorithm;
import dev.kith.config.Settings;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.method.Batch;
import dev.kith.model.method.Method;
import dev.kith.model.method.PseudoLabels;
import dev.kith.model.method.RunContext;
import dev.kith.model.method.StepResult;
import dev.kith.model.run.CutSchedule;
import dev.kith.model.run.RunServices;
import dev.kith.model.run.SequentialTrainer;
import dev.kith.model.stop.StopSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a trace holds, and that it changes nothing. */
class TracerTest {
    private static final Map<String, String> NUMPY_TYPES =
            Map.of("float32", "<f4", "float64", "<f8", "int32", "<i4", "int64", "<i8");

    @TempDir
    static Path folder;

    private static TraceFile trace;

    @BeforeAll
    static void record() throws IOException {
        trace = TraceFile.record(Settings.Method.SEMPPL, Algorithm.ADAMW, folder.resolve("semppl.npz"));
    }

    @Test
    void everyEntryIsDocumentedAndEveryDocumentedOneIsThere() throws IOException {
        Set<TraceKey> seen = EnumSet.noneOf(TraceKey.class);
        TraceFile control = TraceFile.record(Settings.Method.SUPERVISED, Algorithm.SGD, folder.resolve("control.npz"));
        for (NpzFile file : List.of(trace.file(), control.file())) {
            for (String name : file.names()) {
                if (!name.equals(TraceKey.ARCHITECTURE)) {
                    TraceKey kind = TraceKey.of(name).orElseThrow(() -> new AssertionError(name));
                    seen.add(kind);
                    assertThat(file.array(name).type()).as(name).isEqualTo(NUMPY_TYPES.get(kind.type()));
                    int rank = kind.shape().equals("[]") ? 0 : kind.shape().split(",").length;
                    assertThat(file.shape(name)).as(name).hasSize(rank);
                }
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(TraceKey.values());
        for (int step = 0; step < TraceFile.STEPS; step++) {
            String prefix = "step%d/".formatted(step);
            assertThat(trace.file().names().stream().filter(name -> name.startsWith(prefix)))
                    .as("step %d", step)
                    .hasSize(trace.file().names().size() / TraceFile.STEPS);
        }
    }

    @Test
    void tracingChangesNothing() {
        RunContext run = TinyRun.of(Settings.Method.SEMPPL, Algorithm.ADAMW);
        RunServices services = new RunServices(
                new RunServices.StepRecorder() {
                    @Override
                    public void pseudoLabels(PseudoLabels labels) {}

                    @Override
                    public void stepped(StepResult result) {}

                    @Override
                    public void evaluated(long step, Map<String, Double> metrics) {}
                },
                cut -> {},
                cut -> Map.of());
        try (SequentialTrainer trainer = new SequentialTrainer(
                Method.of(run.settings()).plan(run), run.settings().pipeline())) {
            Map<String, NamedTensors> states = trainer.train(
                            0, new CutSchedule(0, 0, TraceFile.STEPS), services, new StopSignal())
                    .cut()
                    .states();
            assertThat(trace.floats(1, "online.parameters.after"))
                    .isEqualTo(state(states, "online").get("parameters").toArray());
            assertThat(trace.floats(1, "target.parameters.after"))
                    .isEqualTo(state(states, "target").get("parameters").toArray());
            assertThat(trace.floats(1, "target.statistics.after"))
                    .isEqualTo(state(states, "target").get("statistics").toArray());
        }
    }

    private static NamedTensors state(Map<String, NamedTensors> states, String node) {
        return Objects.requireNonNull(states.get(node));
    }

    @Test
    void aStepBeginsWhereTheOneBeforeEnded() {
        List<String> states = trace.file().names().stream()
                .filter(name -> name.startsWith("step0/") && name.endsWith(".after"))
                .toList();
        assertThat(states).hasSizeGreaterThan(10);
        for (String after : states) {
            String before = after.replace("step0/", "step1/").replace(".after", ".before");
            assertThat(trace.file().array(before).data())
                    .as(before)
                    .isEqualTo(trace.file().array(after).data());
        }
    }

    @Test
    void aFailureLeavesNoFile() {
        RunContext run = TinyRun.of(Settings.Method.SEMPPL, Algorithm.ADAMW);
        RunContext failing =
                new RunContext(run.settings(), run.architecture(), run.totalSteps(), new RunContext.BatchSource() {
                    @Override
                    public Batch batch(long step) {
                        throw new IllegalStateException("no batch");
                    }

                    @Override
                    public void release(long step) {}
                });
        Path out = folder.resolve("failed.npz");
        assertThatThrownBy(() -> Tracer.trace(failing, 1, out)).hasMessage("no batch");
        assertThat(folder).isDirectoryNotContaining("glob:**failed*");
        assertThatThrownBy(() -> Tracer.trace(run, 11, out)).isInstanceOf(IllegalArgumentException.class);
    }
}
