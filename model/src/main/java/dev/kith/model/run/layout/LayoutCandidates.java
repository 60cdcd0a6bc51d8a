package dev.kith.model.run.layout;

import static dev.kith.config.Text.format;

import dev.kith.config.PipelineSettings;
import dev.kith.config.PipelineSettings.Layout;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The sensible ways to lay out lanes. What was set stays as it was set; only the rest is varied. */
final class LayoutCandidates {

    private LayoutCandidates() {}

    /** The first of them is the one that is taken when nothing is measured. */
    static List<PipelineSettings> of(PipelineSettings set, int processors) {
        int threads = set.threads() > 0 ? set.threads() : processors;
        List<PipelineSettings> candidates = new ArrayList<>();
        if (set.workers() == 0 && threads > 1) {
            candidates.add(set.laidOut(Layout.PAIRED, 0, threads));
        }
        if (set.workers() == 0) {
            candidates.add(set.laidOut(Layout.TURNS, 0, threads));
        }
        int beside = Math.max(1, processors - 1);
        Set<Integer> workers = new LinkedHashSet<>(set.workers() > 0 ? List.of(set.workers()) : List.of(1, beside));
        for (int count : workers) {
            candidates.add(set.laidOut(Layout.SHARED, count, threads));
        }
        int most = set.workers() > 0 ? set.workers() : beside;
        candidates.add(set.laidOut(Layout.SPLIT, most, threads));
        if (set.threads() == 0 && processors > 1) {
            candidates.add(set.laidOut(Layout.SPLIT, most, processors / 2));
        }
        return candidates;
    }

    static String name(PipelineSettings candidate) {
        return name(candidate.layout(), candidate.threads(), candidate.workers());
    }

    /** For reports: "shared, 2 threads, 1 worker". */
    static String name(Layout layout, int threads, int workers) {
        String name = format("%s, %s", layout.name().toLowerCase(Locale.ROOT), counted(threads, "thread"));
        return workers == 0 ? name : name + ", " + counted(workers, "worker");
    }

    private static String counted(int count, String noun) {
        return format("%d %s%s", count, noun, count == 1 ? "" : "s");
    }
}
