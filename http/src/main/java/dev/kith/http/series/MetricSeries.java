package dev.kith.http.series;

import java.util.List;
import java.util.Set;

/**
 * The course of one metric. Values that are not finite are no numbers of JSON and left out.
 *
 * @param count how many points there are in the range, before down-sampling
 * @param steps, times (seconds of training), values: parallel
 */
public record MetricSeries(String name, int count, List<Long> steps, List<Double> times, List<Double> values) {

    /**
     * What is asked for.
     *
     * @param names empty: all
     * @param from first step
     * @param to last step
     * @param points at most so many of each
     */
    public record Query(Set<String> names, long from, long to, int points) {}
}
