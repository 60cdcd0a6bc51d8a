package dev.kith.tests.bench.training;

import static dev.kith.config.Text.format;

import dev.kith.tests.bench.BenchReport;
import dev.kith.tests.bench.Pairs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** What a step takes under each layout, beside the layout that the rule chooses. */
final class LayoutTimes {
    private final String rule;
    private final Map<String, Pairs> times = new LinkedHashMap<>();

    /** @param rule the name of what the rule chooses */
    LayoutTimes(String rule) {
        this.rule = rule;
    }

    /**
     * Measures all layouts in rounds, each round in another order. The round before the first one only compiles.
     *
     * @param layouts their names, among them that of the rule
     * @param milliseconds trains a throw-away copy under the layout of a name, and says what a step takes
     */
    static LayoutTimes measure(String rule, List<String> layouts, int rounds, ToDoubleFunction<String> milliseconds) {
        if (!layouts.contains(rule)) {
            throw new IllegalArgumentException("the rule chooses " + rule + ", which is not among " + layouts);
        }
        LayoutTimes all = new LayoutTimes(rule);
        List<String> order = new ArrayList<>(layouts);
        for (int round = -1; round < rounds; round++) {
            Map<String, Double> turns = new LinkedHashMap<>();
            order.forEach(layout -> turns.put(layout, milliseconds.applyAsDouble(layout)));
            if (round >= 0) {
                layouts.forEach(layout -> all.add(layout, of(turns, layout), of(turns, rule)));
            }
            Collections.rotate(order, 1);
        }
        return all;
    }

    private static double of(Map<String, Double> turns, String layout) {
        return Objects.requireNonNull(turns.get(layout));
    }

    private void add(String layout, double milliseconds, double ofRule) {
        times.computeIfAbsent(layout, name -> new Pairs()).add(milliseconds, ofRule);
    }

    /** By how much the rule's choice is slower than the fastest by the median ratio of the rounds: 0, if it is the fastest. */
    double loss() {
        return times.values().stream().mapToDouble(Pairs::ratio).max().orElse(1) - 1;
    }

    /** A line for each layout, then what the rule loses. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        times.forEach((layout, pairs) -> lines.add(
                layout.equals(rule)
                        ? format("  %-30s %8.2f ms/step  the rule", layout, pairs.value())
                        : format(
                                "  %-30s %8.2f ms/step  %.3f × (%.3f … %.3f)",
                                layout, pairs.value(), pairs.ratio(), pairs.interval()[0], pairs.interval()[1])));
        lines.add(
                loss() == 0
                        ? "  The rule's layout is the fastest."
                        : format("  The rule loses %.1f %% against the fastest.", 100 * loss()));
        return lines;
    }

    /** The same as rows of a report, and the loss. */
    void report(String workload, BenchReport report) {
        times.forEach((layout, pairs) -> {
            String name = workload + " " + layout;
            if (layout.equals(rule)) {
                report.add(name, pairs.value(), "ms/step");
            } else {
                report.add(name, pairs, "ms/step", rule);
            }
        });
        report.add(workload + " loss of the rule", 100 * loss(), "%");
    }
}
