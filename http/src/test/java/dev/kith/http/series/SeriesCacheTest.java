package dev.kith.http.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.run.MetricsLog;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SeriesCacheTest {
    private static final MetricSeries.Query ALL = new MetricSeries.Query(Set.of(), 0, Long.MAX_VALUE, 1_000_000);

    @TempDir
    private Path folder;

    private final SeriesCache cache = new SeriesCache(96 << 20);

    private Path file(String name) {
        return folder.resolve(name);
    }

    private static MetricsLog.Line line(long step, double loss) {
        return new MetricsLog.Line(step, step / 8.0, Map.of("loss", loss, "queue/fill", 0.5));
    }

    private static void write(Path file, long from, long to) {
        try (MetricsLog log = MetricsLog.open(file, from)) {
            LongStream.range(from, to).forEach(step -> log.append(line(step, 1.0 / (step + 1))));
        }
    }

    /** The same by the plain reader. */
    private static List<String> plain(Path file, String name) {
        return MetricsLog.read(file).stream()
                .filter(line -> Double.isFinite(line.values().getOrDefault(name, Double.NaN)))
                .map(line -> line.step() + ": " + line.values().get(name))
                .toList();
    }

    private static List<String> points(MetricSeries series) {
        return IntStream.range(0, series.count())
                .mapToObj(i -> series.steps().get(i) + ": " + series.values().get(i))
                .toList();
    }

    @Test
    void whatARunWritesIsThereWhicheverWayItGoes() {
        Path file = file("metrics.jsonl");
        Random random = new Random(7);
        long step = 0;
        for (int attempt = 0; attempt < 12; attempt++) {
            long from = step == 0 ? 0 : random.nextLong(step);
            try (MetricsLog log = MetricsLog.open(file, from)) {
                step = from + 1 + random.nextInt(40);
                for (long i = from; i < step; i++) {
                    log.append(line(i, random.nextInt(9) == 0 ? Double.NaN : random.nextDouble()));
                    if (i % 10 == 0) {
                        log.append(new MetricsLog.Line(i, i / 8.0, Map.of("eval/accuracy", random.nextDouble())));
                    }
                    if (random.nextInt(5) == 0) {
                        cache.read(file, ALL);
                    }
                }
            }
            for (MetricSeries series : cache.read(file, ALL)) {
                assertThat(points(series)).as(series.name()).isEqualTo(plain(file, series.name()));
                assertThat(series.steps()).isSorted();
            }
        }
        assertThat(cache.read(file, ALL))
                .extracting(MetricSeries::name)
                .containsExactly("eval/accuracy", "loss", "queue/fill");
    }

    @Test
    void aQueryNamesItsSeriesAndItsRange() {
        write(file("a"), 0, 100);

        assertThat(cache.read(file("a"), new MetricSeries.Query(Set.of("loss", "none"), 10, 49, 8)))
                .singleElement()
                .satisfies(series -> {
                    assertThat(series.count()).isEqualTo(40);
                    assertThat(series.steps()).hasSize(8).startsWith(10L).endsWith(49L);
                    assertThat(series.times().get(0)).isEqualTo(1.25);
                });
        assertThat(cache.read(file("a"), new MetricSeries.Query(Set.of(), 200, 300, 8)))
                .isEmpty();
    }

    @Test
    void aNameOfSeveralSortsOfLinesIsOneSeries() throws Exception {
        Files.writeString(file("a"), """
                {"step":0,"time":0,"loss":1.0}
                {"step":1,"time":0,"loss":2.0,"queue/fill":0.5}
                {"step":2,"time":0,"loss":3.0}
                {"step":3,"time":0,"los
                {"step":3,"time":0,"loss":
                {"step":3,"time":0,"loss":7
                {"step":4,"time":0,"loss":"NaN","queue/fill":1}
                {"time":0,"loss":5.0}
                [1, 2]
                """);

        assertThat(cache.read(file("a"), ALL).get(0).values()).containsExactly(1.0, 2.0, 3.0);
        assertThat(cache.read(file("a"), ALL).get(1).values()).containsExactly(0.5, 1.0);
    }

    /** A hundred thousand lines are read once: afterwards, nobody notices what has become of the first half of them. */
    @Test
    void onlyWhatWasAppendedIsReadAgain() throws Exception {
        String lines = LongStream.range(0, 100_000)
                .mapToObj(step -> "{\"step\":%d,\"time\":%d,\"loss\":%d}\n".formatted(step, step, step % 97))
                .collect(Collectors.joining());
        Files.writeString(file("long"), lines);
        List<MetricSeries> before = cache.read(file("long"), ALL);
        try (FileChannel channel = FileChannel.open(file("long"), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap("x".repeat(lines.length() / 2).getBytes(StandardCharsets.US_ASCII)));
        }
        Files.writeString(file("long"), "{\"step\":100000,\"time\":1,\"loss\":5}\n", StandardOpenOption.APPEND);
        List<MetricSeries> after = cache.read(file("long"), ALL);

        assertThat(after.get(0).count()).isEqualTo(100_001);
        assertThat(after.get(0).values().subList(0, 100_000))
                .isEqualTo(before.get(0).values());
    }

    @Test
    void aRunThatIsTooLongGetsCoarserButNotShorter() {
        write(file("long"), 0, 5_000);
        SeriesCache small = new SeriesCache(16_384, 100_000);
        MetricSeries loss = small.read(file("long"), ALL).get(0);

        assertThat(small.bytes()).isLessThanOrEqualTo(16_384);
        assertThat(loss.count()).isBetween(256, 512);
        assertThat(loss.steps()).startsWith(0L, 16L, 32L).endsWith(4_992L);
        assertThat(plain(file("long"), "loss")).containsAll(points(loss));
    }

    @Test
    void runsAskedForLongAgoAreForgotten() {
        SeriesCache small = new SeriesCache(16_384, 40_000);
        for (int run = 0; run < 10; run++) {
            write(file("run" + run), 0, 500);
            assertThat(small.read(file("run" + run), ALL)).hasSize(2);
            assertThat(small.bytes()).isLessThanOrEqualTo(40_000);
        }
        assertThat(small.read(file("run0"), ALL).get(0).count()).isEqualTo(500);
    }
}
