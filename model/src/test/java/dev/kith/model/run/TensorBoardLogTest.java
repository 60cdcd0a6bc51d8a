package dev.kith.model.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TensorBoardLogTest {
    private static final double NOW = 1_700_000_000.5;
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(1_700_000_000_500L), ZoneOffset.UTC);
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    @TempDir
    private Path directory = Path.of(".");

    /** These twelve bytes begin every event file of TensorFlow itself: the version event is always 24 bytes long. */
    @Test
    void aFileBeginsLikeTensorFlowsOwn() {
        byte[] record = EventRecord.frame(EventEncoding.fileVersion(1.5));

        assertThat(HEX.formatHex(record))
                .isEqualTo(
                        "18 00 00 00 00 00 00 00 a3 7f 4b 22 " // 24, its CRC
                                + "09 00 00 00 00 00 00 f8 3f " // wall_time: 1.5
                                + "1a 0d 62 72 61 69 6e 2e 45 76 65 6e 74 3a 32 " // file_version: "brain.Event:2"
                                + "2a 28 64 6c");
    }

    /** Encoded by hand; the two sums come from a bitwise CRC32C in another language. */
    @Test
    void aScalarIsEncodedAsTheSchemaSays() {
        byte[] record = EventRecord.frame(EventEncoding.scalars(1.5, 300, Map.of("loss", 0.25)));

        assertThat(HEX.formatHex(record))
                .isEqualTo(
                        "1b 00 00 00 00 00 00 00 1a 0d 9e 13 " // 27, its CRC
                                + "09 00 00 00 00 00 00 f8 3f " // wall_time: 1.5
                                + "10 ac 02 " // step: 300
                                + "2a 0d 0a 0b " // summary, its value
                                + "0a 04 6c 6f 73 73 " // tag: "loss"
                                + "15 00 00 80 3e " // simple_value: 0.25
                                + "99 08 de ed");
    }

    /** The check value of CRC-32C is e3069283 for these nine digits. */
    @Test
    void theSumIsCastagnolisMasked() {
        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
        int masked = ((0xe3069283 >>> 15) | (0xe3069283 << 17)) + 0xa282ead8;

        assertThat(EventRecord.maskedCrc(digits, 0, digits.length)).isEqualTo(masked);
        assertThat(EventFile.literalMaskedCrc(digits)).isEqualTo(masked);
    }

    @Test
    void everyLineIsAnEventAndOnDiskAtOnce() throws IOException {
        try (TensorBoardLog log = open(0, List.of())) {
            log.append(line(0, Map.of("loss", 2.5, "embedding/std", 0.125)));
            log.append(line(5_000_000_000L, Map.of("eval/accuracy", 0.75, "loss", Double.NaN)));

            assertThat(EventFile.read(files().get(0)))
                    .containsExactly(
                            new EventFile.Event(NOW, 0, "brain.Event:2", 0, Map.of()),
                            new EventFile.Event(NOW, 0, "", 1, Map.of()),
                            new EventFile.Event(NOW, 0, "", 0, Map.of("embedding/std", 0.125f, "loss", 2.5f)),
                            new EventFile.Event(
                                    NOW, 5_000_000_000L, "", 0, Map.of("eval/accuracy", 0.75f, "loss", Float.NaN)));
        }
    }

    @Test
    void theFileIsNamedAfterTimeAndHost() throws IOException {
        open(0, List.of()).close();

        assertThat(files()).containsExactly(directory.resolve("events.out.tfevents.1700000000.box"));
    }

    /** Even in the same second, or after the clock was set back: files are read in the order of their names. */
    @Test
    void aResumedRunWritesAFileThatComesLast() throws IOException {
        Files.writeString(directory.resolve("events.out.tfevents.1700000007.another"), "kept as it is");
        Files.writeString(directory.resolve("events.out.tfevents.not-a-time.x"), "");

        open(10, List.of()).close();
        open(20, List.of()).close();

        assertThat(files().stream().map(file -> file.getFileName().toString()))
                .containsExactly(
                        "events.out.tfevents.1700000007.another",
                        "events.out.tfevents.1700000008.box",
                        "events.out.tfevents.1700000009.box",
                        "events.out.tfevents.not-a-time.x");
        assertThat(files().get(0)).hasContent("kept as it is");
    }

    /** A start at step 20 makes TensorBoard forget that step, too, but the evaluation before it still holds. */
    @Test
    void aResumedRunSaysWhereItGoesOnAndRepeatsWhatHoldsOfThatStep() throws IOException {
        Path metrics = directory.resolve("metrics.jsonl");
        try (MetricsLog before = MetricsLog.open(metrics, 0)) {
            before.append(line(10, Map.of("loss", 2.0)));
            before.append(line(20, Map.of("eval/accuracy", 0.5)));
            before.append(line(20, Map.of("loss", 1.0)));
            before.append(line(30, Map.of("loss", 0.5)));
        }
        MetricsLog.open(metrics, 20).close();

        open(20, MetricsLog.read(metrics)).close();

        assertThat(EventFile.read(files().get(0)))
                .containsExactly(
                        new EventFile.Event(NOW, 0, "brain.Event:2", 0, Map.of()),
                        new EventFile.Event(NOW, 20, "", 1, Map.of()),
                        new EventFile.Event(NOW, 20, "", 0, Map.of("eval/accuracy", 0.5f)));
    }

    @Test
    void theHostComesFromTheEnvironment() {
        assertThat(TensorBoardLog.host(Map.of("HOSTNAME", "gpu-1.example"))).isEqualTo("gpu-1.example");
        assertThat(TensorBoardLog.host(Map.of("COMPUTERNAME", "A/B C"))).isEqualTo("A_B_C");
        assertThat(TensorBoardLog.host(Map.of("HOSTNAME", ""))).isEqualTo("kith");
        assertThat(TensorBoardLog.host(Map.of())).isEqualTo("kith");
    }

    @Test
    void saysWhatCannotBeOpened() {
        Path missing = directory.resolve("missing");

        assertThatThrownBy(() -> TensorBoardLog.open(missing, 0, List.of(), CLOCK, "box"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("TensorBoard")
                .hasMessageContaining("missing");
    }

    private TensorBoardLog open(long fromStep, List<MetricsLog.Line> kept) {
        return TensorBoardLog.open(directory, fromStep, kept, CLOCK, "box");
    }

    private static MetricsLog.Line line(long step, Map<String, Double> values) {
        return new MetricsLog.Line(step, step * 0.1, values);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith("events"))
                    .sorted()
                    .toList();
        }
    }
}
