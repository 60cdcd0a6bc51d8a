package dev.kith.http.series;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** All that a run has measured, in columns that grow with its file and stay within bounds. For one thread at a time. */
final class RunSeries implements AppendedLines.Reader {
    private final AppendedLines file;
    private final long mostBytes;
    private final LineParser parser = new LineParser();
    private final Map<List<String>, LineTable> tables = new LinkedHashMap<>();
    private long bytes;
    /** The same, when reading ended last. */
    private volatile long known;

    /** @param mostBytes what columns may take before they get coarser */
    RunSeries(Path file, long mostBytes) {
        this.file = new AppendedLines(file);
        this.mostBytes = mostBytes;
    }

    /** Reads what the run has written since the last time. */
    void refresh() {
        file.read(this);
        known = bytes;
    }

    /** What the columns take; any thread may ask. */
    long bytes() {
        return known;
    }

    @Override
    public void restarted() {
        tables.clear();
        bytes = 0;
    }

    @Override
    public void lines(byte[] text, int length) {
        parser.read(text, length, line -> table(line).append(line, this::take));
    }

    private LineTable table(ParsedLine line) {
        LineTable table = tables.get(line.names());
        return table == null ? begin(new LineTable(line.names())) : table;
    }

    private LineTable begin(LineTable table) {
        tables.put(table.names(), table);
        bytes += table.bytes();
        return table;
    }

    private boolean take(long more) {
        boolean fits = bytes + more <= mostBytes;
        bytes += fits ? more : 0;
        return fits;
    }

    /** The series of a query that have points, by name. */
    List<MetricSeries> select(MetricSeries.Query query) {
        TreeSet<String> names = new TreeSet<>();
        tables.keySet().forEach(names::addAll);
        return names.stream()
                .filter(name -> query.names().isEmpty() || query.names().contains(name))
                .map(name -> points(name, query).sampled(name, query.points()))
                .filter(series -> series.count() > 0)
                .toList();
    }

    private Points points(String name, MetricSeries.Query query) {
        return tables.values().stream()
                .filter(table -> table.names().contains(name))
                .map(table -> table.points(name, query.from(), query.to()))
                .reduce(Points::merged)
                .orElseGet(() -> new Points(0));
    }
}
