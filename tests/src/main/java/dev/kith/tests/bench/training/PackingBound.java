package dev.kith.tests.bench.training;

import dev.kith.model.method.PlanNode;
import dev.kith.model.method.Role;
import dev.kith.model.timeline.Slice;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What a step takes at least on the processors of this machine: the work of all its pieces spread over them without a gap,
 * or the longest chain of pieces that depend on each other, whichever is longer. A network's piece counts with the number
 * of threads that suits it best, a piece of host work with one.
 */
final class PackingBound {
    /** What a step of a node consists of in a timeline; other slices are parts of these. */
    private static final Set<String> STAGES = Set.of("load", "begin", "complete");

    private final List<PlanNode> nodes;
    private final int processors;
    private final long first;
    private final long end;

    /**
     * @param first and {@code end}: the steps that count
     */
    PackingBound(List<PlanNode> nodes, int processors, long first, long end) {
        this.nodes = nodes;
        this.processors = processors;
        this.first = first;
        this.end = end;
    }

    /**
     * Milliseconds a step.
     *
     * @param one of a loop whose operations use one thread
     * @param all of a loop whose operations use all of them
     */
    double milliseconds(List<Slice> one, List<Slice> all) {
        Map<String, Double> single = pieces(one);
        Map<String, Double> spread = pieces(all);
        double work = sum(node -> {
            double alone = single.getOrDefault(node.name(), 0.0) / processors;
            return isNetwork(node) ? Math.min(alone, spread.getOrDefault(node.name(), 0.0)) : alone;
        });
        // A learner's next step begins with the parameters of the last one, however stale everything else may be.
        double chain = sum(node -> node.role() == Role.LEARNER
                ? Math.min(single.getOrDefault(node.name(), 0.0), spread.getOrDefault(node.name(), 0.0))
                : 0);
        return Math.max(work, chain);
    }

    private double sum(ToDoubleFunction<PlanNode> pieces) {
        return nodes.stream().mapToDouble(pieces).sum();
    }

    private static boolean isNetwork(PlanNode node) {
        return node.role() == Role.LEARNER || node.role() == Role.TEACHER;
    }

    /** Milliseconds of a node's pieces in a step. */
    private Map<String, Double> pieces(List<Slice> slices) {
        return slices.stream()
                .filter(slice -> STAGES.contains(slice.name()) && first <= slice.step() && slice.step() < end)
                .collect(Collectors.groupingBy(
                        Slice::track,
                        Collectors.summingDouble(
                                slice -> (slice.endNanos() - slice.startNanos()) / 1e6 / (end - first))));
    }
}
