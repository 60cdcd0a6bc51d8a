package dev.kith.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.Main;
import dev.kith.tests.support.JavaProcess;
import dev.kith.tests.support.Kith;
import dev.kith.tests.support.TinyRuns;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A training whose page outlives it, in a process of its own. */
final class TrainingPageTest {
    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "sends SIGINT")
    void thePageStaysUntilCtrlCIfItWasAskedTo() throws IOException {
        List<String> words = new ArrayList<>(
                List.of("train", "shapes", "--json", "--page", "--page-stay", "--run-dir", folder.resolve("run") + ""));
        words.addAll(TinyRuns.shapesWords());
        words.add("budget.steps=20");
        try (JavaProcess kith = JavaProcess.start(List.of("-Xmx512m"), Main.class, words.toArray(String[]::new))) {
            String page = Kith.json(kith.awaitLine(line -> line.contains("\"event\":\"page\"")))
                    .at("/address")
                    .asText();
            kith.awaitLine(line -> line.contains("\"event\":\"report\""));

            String run = read(URI.create(page.replace("/#/runs/", "/v1/runs/")));
            assertThat(Kith.json(run).at("/status").asText()).isEqualTo("completed");
            kith.interrupt();
            assertThat(kith.awaitEnd()).isZero();
        }
    }

    private static String read(URI address) throws IOException {
        try (var body = address.toURL().openStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
