package dev.kith.tests.bench.service.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kith.tests.bench.service.ServiceCommand;
import dev.kith.tests.support.Kith;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class HostileBenchTest {

    /** How quickly it answers depends on the machine; that nothing is lost, and that parameters are equal, does not. */
    @Test
    void anAttackAndADeathLoseNothing(@TempDir Path folder) {
        Path file = folder.resolve("hostile.json");

        int exitCode = new CommandLine(new ServiceCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute("--hostile", "--only=kill", "--seconds=2", "--steps=120", "--out=" + file);

        assertThat(exitCode).isIn(0, 1);
        JsonNode report = Kith.json(file);
        assertThat(value(report, "kill, requests")).isPositive();
        assertThat(value(report, "kill, equal parameters")).isEqualTo(1);
        assertThat(value(report, "kill, harmless p50")).isPositive();
        assertThat(value(report, "acknowledged commands")).isGreaterThan(2);
        assertThat(value(report, "acknowledged commands that do not hold")).isZero();
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
