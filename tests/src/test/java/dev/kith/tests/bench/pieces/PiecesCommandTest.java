package dev.kith.tests.bench.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kith.tests.support.Kith;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PiecesCommandTest {

    @Test
    void measuresVectorsViewsAndLayouts(@TempDir Path directory) {
        Path file = directory.resolve("pieces.json");

        int exitCode = new CommandLine(new PiecesCommand())
                .execute("--values=1000000", "--rounds=1", "--millis=1", "--rows=4", "--out", file.toString());

        assertThat(exitCode).isZero();
        JsonNode rows = Kith.json(file).get("rows");
        assertThat(rows.findValuesAsText("name"))
                .contains(
                        "publish + average of 1000000 values", "hash of 1000000 values", "checkpoint of 1000000 values")
                .contains("shapes, 32 px", "fashion-mnist, 28 px, views", "images, 224 px, allocated")
                .contains("encoder of fashion-mnist", "encoder of shapes");
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.get("value").asDouble()).isNotNegative());
    }
}
