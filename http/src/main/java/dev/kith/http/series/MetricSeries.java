package dev.kith.http.api;

import dev.kith.model.run.MetricsLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The course of one metric.
 *
 * @param count how many points there are in the range, before down-sampling
 * @param steps, times (seconds of training), values: parallel
 */
record MetricSeries(String name, int count, List<Long> steps, List<Double> times, List<Double> values) {

    /** Some metrics of a run. */
    record Metrics(String run, List<MetricSeries> series) {}

    /**
     * What is asked for.
     *
     * @param names empty: all
     * @param from first step
     * @param to last step
     * @param points at most so many of each
     */
    record Query(Set<String> names, long from, long to, int points) {}

    private record Point(long step, double time, double value) {}

    /** All series of a query, by name. Values that are not finite are no numbers of JSON and left out. */
    static List<MetricSeries> of(List<MetricsLog.Line> lines, Query query) {
        Map<String, List<Point>> series = new TreeMap<>();
        for (MetricsLog.Line line : lines) {
            if (line.step() < query.from() || line.step() > query.to()) {
                continue;
            }
            line.values().forEach((name, value) -> {
                if (Double.isFinite(value)
                        && (query.names().isEmpty() || query.names().contains(name))) {
                    series.computeIfAbsent(name, any -> new ArrayList<>())
                            .add(new Point(line.step(), line.time(), value));
                }
            });
        }
        return series.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue(), query.points()))
                .toList();
    }

    private static MetricSeries of(String name, List<Point> all, int points) {
        double[] steps = all.stream().mapToDouble(Point::step).toArray();
        double[] values = all.stream().mapToDouble(Point::value).toArray();
        List<Point> kept = java.util.Arrays.stream(DownSampling.kept(steps, values, points))
                .mapToObj(all::get)
                .toList();
        return new MetricSeries(
                name,
                all.size(),
                kept.stream().map(Point::step).toList(),
                kept.stream().map(Point::time).toList(),
                kept.stream().map(Point::value).toList());
    }
}
