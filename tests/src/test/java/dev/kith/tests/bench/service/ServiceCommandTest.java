package dev.kith.tests.bench.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kith.tests.support.Kith;
import dev.kith.tests.support.TinyRuns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ServiceCommandTest {

    /** Whether figures are reached depends on the machine; that nothing is lost does not. */
    @Test
    void readersAndRequestsLoseNothingBesideARun(@TempDir Path folder) {
        Path file = folder.resolve("service.json");
        List<String> words =
                new ArrayList<>(List.of("--readers=10", "--rate=50", "--rounds=1", "--seconds=3", "--warm-up=3"));
        words.add("--out=" + file);
        words.addAll(TinyRuns.shapesWords());
        words.add("budget.steps=1000000");

        int exitCode = new CommandLine(new ServiceCommand()).execute(words.toArray(String[]::new));

        assertThat(exitCode).isIn(0, 1);
        JsonNode report = Kith.json(file);
        assertThat(value(report, "errors")).isZero();
        assertThat(value(report, "gaps and reorderings of events")).isZero();
        assertThat(value(report, "fewest events of a reader")).isPositive();
        assertThat(value(report, "answers")).isEqualTo(150);
        assertThat(value(report, "all reads, p50")).isPositive();
        assertThat(value(report, "loaded step")).isPositive();
    }

    private static double value(JsonNode report, String name) {
        for (JsonNode row : report.get("rows")) {
            if (row.get("name").asText().equals(name)) {
                return row.get("value").asDouble();
            }
        }
        throw new AssertionError("no row " + name);
    }
}
