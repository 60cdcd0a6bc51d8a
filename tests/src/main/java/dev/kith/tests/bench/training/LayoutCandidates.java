package dev.kith.tests.bench.training;

import static dev.kith.config.Text.format;

import dev.kith.config.PipelineSettings;
import dev.kith.config.PipelineSettings.Layout;
import dev.kith.config.PipelineSettings.Mode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The sensible ways to lay out lanes, by name. What was set stays as it was set; only the rest is varied. */
final class LayoutCandidates {

    private LayoutCandidates() {}

    /**
     * In a fixed order, the one that the rule chooses among them.
     *
     * @param set asynchronous settings
     * @param processors of the machine
     */
    static Map<String, PipelineSettings> of(PipelineSettings set, int processors) {
        int threads = set.threads() > 0 ? set.threads() : processors;
        Map<String, PipelineSettings> candidates = new LinkedHashMap<>();
        if (set.workers() == 0 && threads > 1) {
            add(candidates, set.laidOut(Layout.PAIRED, 0, threads));
        }
        if (set.workers() == 0) {
            add(candidates, set.laidOut(Layout.TURNS, 0, threads));
        }
        int beside = Math.max(1, processors - 1);
        Set<Integer> workers = new LinkedHashSet<>(set.workers() > 0 ? List.of(set.workers()) : List.of(1, beside));
        for (int count : workers) {
            add(candidates, set.laidOut(Layout.SHARED, count, threads));
        }
        int most = set.workers() > 0 ? set.workers() : beside;
        add(candidates, set.laidOut(Layout.SPLIT, most, threads));
        if (set.threads() == 0 && processors > 1) {
            add(candidates, set.laidOut(Layout.SPLIT, most, processors / 2));
        }
        return candidates;
    }

    /** The name of the candidate that {@link Layout#AUTO} stands for. */
    static String ofRule(PipelineSettings set, int processors) {
        int threads = set.threads() > 0 ? set.threads() : processors;
        Layout chosen = set.chosenLayout();
        return name(
                set.laidOut(chosen == Layout.PAIRED && threads == 1 ? Layout.TURNS : chosen, set.workers(), threads));
    }

    private static void add(Map<String, PipelineSettings> candidates, PipelineSettings candidate) {
        if (candidate.mode() != Mode.ASYNCHRONOUS) {
            throw new IllegalArgumentException("a loop takes turns, whatever its layout");
        }
        candidates.put(name(candidate), candidate);
    }

    /** For tables: "shared, 2 threads, 1 worker". */
    private static String name(PipelineSettings candidate) {
        String name = format(
                "%s, %s", candidate.layout().name().toLowerCase(Locale.ROOT), counted(candidate.threads(), "thread"));
        return candidate.workers() == 0 ? name : name + ", " + counted(candidate.workers(), "worker");
    }

    private static String counted(int count, String noun) {
        return format("%d %s%s", count, noun, count == 1 ? "" : "s");
    }
}
