package dev.kith.http.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.report.Style;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LineProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final long[] nanos = {0};
    private final LineProgress progress = new LineProgress(
            new PrintStream(bytes, true, StandardCharsets.UTF_8), Style.plain(), Duration.ofSeconds(5), () -> nanos[0]);

    @Test
    void tellsTheFirstStepThenOnlyEveryFewSecondsThenTheLast() {
        for (int step = 0; step < 12; step++) {
            progress.stepped(step, 12, Map.of("loss", 2.0));
            nanos[0] += 1_000_000_000L;
        }

        assertThat(lines()).extracting(line -> line.split(" ")[1]).containsExactly("1/12", "6/12", "11/12", "12/12");
    }

    @Test
    void tellsPhasesEvaluationsAndNoticesAsTheyCome() {
        progress.phase("training");
        progress.evaluated(500, Map.of("eval/accuracy", 0.5));
        progress.notice("mind the gap");

        assertThat(lines()).containsExactly("training …", "step 500: validation 50.0 %", "mind the gap");
    }

    private String[] lines() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toArray(String[]::new);
    }
}
