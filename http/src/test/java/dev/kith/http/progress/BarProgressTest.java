package dev.kith.http.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.report.Style;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BarProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final BarProgress progress = new BarProgress(
            new PrintStream(bytes, true, StandardCharsets.UTF_8), 80, new Style(false, false), System::nanoTime);

    @Test
    void theFinishedBarStays() {
        progress.phase("training");
        for (int step = 0; step < 4; step++) {
            progress.stepped(step, 4, Map.of("loss", 1.5));
        }
        progress.close();

        String screen = bytes.toString(StandardCharsets.UTF_8);
        assertThat(screen).contains("training 100 % ###", "4/4", "loss 1.500").endsWith("\n");
        assertThat(screen.split("[\r\n]")).allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
    }

    @Test
    void aNoticeKeepsItsLine() {
        progress.phase("training");
        progress.stepped(0, 4, Map.of());
        progress.notice("mind the gap");
        progress.close();

        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("\rmind the gap" + System.lineSeparator());
    }

    @Test
    void closedBeforeTheFirstStepItLeavesAnEmptyLine() {
        progress.phase("preparing");
        progress.close();

        assertThat(bytes.toString(StandardCharsets.UTF_8)).endsWith("\r");
    }
}
