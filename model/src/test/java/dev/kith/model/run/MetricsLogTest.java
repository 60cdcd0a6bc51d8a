package dev.kith.model.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsLogTest {
    @TempDir
    private Path directory;

    @Test
    void aRunThatGoesOnRepeatsNoStepAndKeepsEvaluationsOfItsState() {
        Path file = directory.resolve("metrics.jsonl");
        try (MetricsLog log = MetricsLog.open(file, 0)) {
            log.append(new MetricsLog.Line(0, 0.5, Map.of("loss", 3.0)));
            log.append(new MetricsLog.Line(10, 1.5, Map.of("loss", 2.0)));
            log.append(new MetricsLog.Line(20, 2.5, Map.of("eval/knn_top1", 0.5)));
            log.append(new MetricsLog.Line(20, 2.6, Map.of("loss", 1.0)));
        }
        try (MetricsLog log = MetricsLog.open(file, 20)) {
            assertThat(log.timeBefore()).isEqualTo(2.5);
            log.append(new MetricsLog.Line(20, 3.0, Map.of("loss", 1.0)));
        }
        assertThat(MetricsLog.read(file))
                .containsExactly(
                        new MetricsLog.Line(0, 0.5, Map.of("loss", 3.0)),
                        new MetricsLog.Line(10, 1.5, Map.of("loss", 2.0)),
                        new MetricsLog.Line(20, 2.5, Map.of("eval/knn_top1", 0.5)),
                        new MetricsLog.Line(20, 3.0, Map.of("loss", 1.0)));
    }

    @Test
    void aTornLineIsLeftOut() throws IOException {
        Path file = directory.resolve("metrics.jsonl");
        try (MetricsLog log = MetricsLog.open(file, 0)) {
            log.append(new MetricsLog.Line(0, 0, Map.of("loss", 3.0)));
        }
        Files.writeString(file, "{\"step\":10,\"ti", StandardOpenOption.APPEND);
        try (MetricsLog log = MetricsLog.open(file, 10)) {
            log.append(new MetricsLog.Line(10, 1, Map.of("loss", 2.0)));
        }
        assertThat(Files.readAllLines(file)).hasSize(2);
    }
}
