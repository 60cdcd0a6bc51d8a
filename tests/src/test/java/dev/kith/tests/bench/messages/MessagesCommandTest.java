package dev.kith.tests.bench.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kith.tests.support.Kith;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MessagesCommandTest {

    @Test
    void measuresEveryMessageAndHandOver(@TempDir Path directory) {
        Path file = directory.resolve("messages.json");

        int exitCode = new CommandLine(new MessagesCommand())
                .execute("--rounds", "1", "--messages", "20", "--rows", "4", "--out", file.toString());

        assertThat(exitCode).isZero();
        JsonNode rows = Kith.json(file).get("rows");
        assertThat(rows.findValuesAsText("name"))
                .contains("batch, encode", "parameters, deliver", "emission limit, decode", "step released, ping-pong")
                .contains("hand over batch", "copy parameters");
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.get("value").asDouble()).isPositive());
    }

    @Test
    void comparesPipelineAndLoop(@TempDir Path directory) {
        Path file = directory.resolve("steps.json");

        int exitCode = new CommandLine(new MessagesCommand())
                .execute("--steps", "--rounds=1", "--messages=20", "--rows=4", "--length=3", "--out", file.toString());

        assertThat(exitCode).isZero();
        assertThat(Kith.json(file).get("rows").findValuesAsText("name"))
                .contains("strict over loop, time", "strict over loop, processor time, of shapes")
                .contains("sequential, publish", "strict, allocated");
    }
}
