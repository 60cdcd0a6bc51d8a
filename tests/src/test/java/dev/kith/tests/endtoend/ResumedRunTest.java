package dev.kith.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kith.http.Main;
import dev.kith.model.run.MetricsLog;
import dev.kith.model.run.RunDirectory;
import dev.kith.tests.support.JavaProcess;
import dev.kith.tests.support.Kith;
import dev.kith.tests.support.TinyRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs that end before their end, in processes of their own. */
final class ResumedRunTest {
    private static final int STEPS = 500;

    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "sends SIGINT")
    void ctrlCSavesAndANewProcessGoesOnAsIfNothingHadBeen() {
        Path interrupted = folder.resolve("interrupted");
        try (JavaProcess kith = start("train", "shapes", "--json", "--run-dir", interrupted.toString())) {
            kith.awaitLine(line -> isStep(line, 100));
            kith.interrupt();
            assertThat(kith.awaitEnd()).isEqualTo(130);
            assertThat(Kith.json(last(kith)).at("/event").asText()).isEqualTo("interrupted");
            assertThat(Kith.json(last(kith)).at("/step").asLong()).isBetween(100L, STEPS - 1L);
        }
        try (JavaProcess kith = JavaProcess.start(
                List.of("-Xmx512m"), Main.class, "train", "--json", "--resume", interrupted.toString())) {
            assertThat(kith.awaitEnd()).isZero();
        }
        Path straight = folder.resolve("straight");
        Kith whole = Kith.run(words(), "train", "shapes", "--quiet", "--run-dir", straight.toString());
        assertThat(whole.exitCode()).as(whole.err()).isZero();

        assertThat(hashes(interrupted)).isEqualTo(hashes(straight));
        assertThat(losses(interrupted)).isEqualTo(losses(straight));
        assertThat(losses(interrupted))
                .extracting(MetricsLog.Line::step)
                .containsExactlyElementsOf(
                        LongStream.range(0, STEPS / 5).mapToObj(n -> 5 * n).toList());
    }

    @Test
    void aDamagedCheckpointIsPassedOverForTheLastGoodOne() throws IOException {
        Path run = folder.resolve("run");
        String[] keys = {"budget.steps=60", "checkpoint.every-steps=20"};
        List<String> words = new ArrayList<>(TinyRuns.shapesWords());
        words.addAll(Arrays.asList(keys));
        Kith.run(words, "train", "shapes", "--quiet", "--run-dir", run.toString());
        List<String> before = hashes(run);
        Path damaged = run.resolve("checkpoints/step-0000000060/online.safetensors");
        Files.write(damaged, new byte[] {1}, StandardOpenOption.APPEND);

        Kith refused = Kith.run("train", "--resume", run.toString(), "--from-step", "60");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .contains("online.safetensors", "altered", "40")
                .doesNotContain("\tat ");

        Kith goesOn = Kith.run("train", "--resume", run.toString());
        assertThat(goesOn.exitCode()).as(goesOn.err()).isZero();
        assertThat(goesOn.err()).contains("a damaged checkpoint is passed over: " + damaged);
        assertThat(hashes(run)).isEqualTo(before);
    }

    private static JavaProcess start(String... words) {
        List<String> all = new ArrayList<>(Arrays.asList(words));
        all.addAll(words());
        return JavaProcess.start(List.of("-Xmx512m"), Main.class, all.toArray(String[]::new));
    }

    private static List<String> words() {
        List<String> words = new ArrayList<>(TinyRuns.shapesWords());
        words.add("budget.steps=" + STEPS);
        return words;
    }

    private static boolean isStep(String line, long step) {
        JsonNode event = Kith.json(line);
        return event.at("/event").asText().equals("step") && event.at("/step").asLong() >= step;
    }

    private static String last(JavaProcess kith) {
        List<String> lines = kith.lines();
        return lines.get(lines.size() - 1);
    }

    private static List<String> hashes(Path run) {
        JsonNode report = Kith.json(new RunDirectory(run).report());
        return List.of(
                report.at("/parameters_sha256").asText(),
                report.at("/target_parameters_sha256").asText());
    }

    /** Lines of steps, without what depends on the clock. */
    private static List<MetricsLog.Line> losses(Path run) {
        return MetricsLog.read(new RunDirectory(run).metrics()).stream()
                .filter(line -> line.values().containsKey("loss"))
                .map(line -> {
                    line.values().keySet().removeIf(name -> name.startsWith("throughput/"));
                    return new MetricsLog.Line(line.step(), 0, line.values());
                })
                .toList();
    }
}
