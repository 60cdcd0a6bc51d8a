package dev.kith.http.series;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Series of metric files. What was read of the files that were asked for last is remembered, so that a further question reads only
 * what was appended since. Blocks while it reads.
 */
public final class SeriesCache {
    /** Twenty metrics of a quarter of a million lines. */
    private static final long MOST_BYTES_OF_RUN = 48 << 20;

    private static final long MOST_BYTES = 2 * MOST_BYTES_OF_RUN;
    private static final int MOST_RUNS = 64;

    private final long mostBytesOfRun;
    private final long mostBytes;
    private final Map<Path, RunSeries> runs = new LinkedHashMap<>(MOST_RUNS, 0.75f, true);

    /** @param mostBytes that may be remembered; of more than 96 MiB there is no use */
    public SeriesCache(long mostBytes) {
        this(Math.min(MOST_BYTES, mostBytes) / 2, Math.min(MOST_BYTES, mostBytes));
    }

    SeriesCache(long mostBytesOfRun, long mostBytes) {
        this.mostBytesOfRun = mostBytesOfRun;
        this.mostBytes = mostBytes;
    }

    /** What a {@code metrics.jsonl} says to a query, by name; nothing if there is no file. */
    public List<MetricSeries> read(Path file, MetricSeries.Query query) {
        RunSeries series = remembered(file);
        synchronized (series) {
            series.refresh();
            forget();
            return series.select(query);
        }
    }

    private synchronized RunSeries remembered(Path file) {
        return runs.computeIfAbsent(file, path -> new RunSeries(path, mostBytesOfRun));
    }

    /** Those that were asked for longest ago, but never the last one. */
    private synchronized void forget() {
        Iterator<Path> oldest = runs.keySet().iterator();
        while (runs.size() > 1 && (bytes() > mostBytes || runs.size() > MOST_RUNS)) {
            oldest.next();
            oldest.remove();
        }
    }

    /** What is remembered. */
    synchronized long bytes() {
        return runs.values().stream().mapToLong(RunSeries::bytes).sum();
    }
}
