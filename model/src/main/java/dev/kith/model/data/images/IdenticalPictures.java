package dev.kith.model.data.images;

import static dev.kith.config.Text.format;

import dev.kith.model.data.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What it means for a run that files have the same content. */
final class IdenticalPictures {
    /** What an image is used for. */
    enum Use {
        LABELLED,
        UNLABELLED,
        VALIDATION,
        TEST
    }

    /**
     * An image in its place.
     *
     * @param className its class; empty where it is not known
     */
    record Placed(Use use, String className) {}

    private IdenticalPictures() {}

    /**
     * Notes groups that have several classes, that are labelled and in the pool, or that are tested on and learnt from.
     *
     * @param groups ids of files of the same content
     * @param placed every image that is used
     */
    static void tell(List<List<String>> groups, Map<String, Placed> placed, Findings.Collector findings) {
        List<String> classes = new ArrayList<>();
        List<String> pool = new ArrayList<>();
        List<String> heldOut = new ArrayList<>();
        for (List<String> group : groups) {
            List<String> used = group.stream().filter(placed::containsKey).toList();
            Map<Use, String> first = new TreeMap<>();
            Set<String> names = new TreeSet<>();
            List<String> contradicting = new ArrayList<>();
            for (String id : used) {
                Placed place = placed.getOrDefault(id, new Placed(Use.UNLABELLED, ""));
                first.putIfAbsent(place.use(), id);
                if (!place.className().isEmpty() && names.add(place.className())) {
                    contradicting.add(format("%s (%s)", id, place.className()));
                }
            }
            if (names.size() > 1) {
                classes.add(String.join(" = ", contradicting));
            }
            pair(first, Use.LABELLED, Use.UNLABELLED, pool);
            for (Use judged : List.of(Use.VALIDATION, Use.TEST)) {
                if (!pair(first, judged, Use.LABELLED, heldOut)) {
                    pair(first, judged, Use.UNLABELLED, heldOut);
                }
            }
        }
        note(classes, "of the same content has labels of several classes", "have labels of several classes", findings);
        note(
                pool,
                "is labelled and lies among the unlabelled ones, too",
                "are labelled and lie among the unlabelled ones, too",
                findings);
        note(
                heldOut,
                "to measure by is learnt from, too, which flatters the accuracy",
                "to measure by are learnt from, too, which flatters the accuracy",
                findings);
    }

    private static boolean pair(Map<Use, String> first, Use one, Use other, List<String> pairs) {
        String here = first.get(one);
        String there = first.get(other);
        if (here == null || there == null) {
            return false;
        }
        pairs.add(here + " = " + there);
        return true;
    }

    private static void note(List<String> found, String ofOne, String ofMany, Findings.Collector findings) {
        if (!found.isEmpty()) {
            findings.notice(format(
                    "%s: %s",
                    found.size() == 1 ? "1 picture " + ofOne : found.size() + " pictures " + ofMany,
                    Findings.named(found)));
        }
    }
}
