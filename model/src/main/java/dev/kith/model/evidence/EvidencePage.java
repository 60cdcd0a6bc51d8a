package dev.kith.model.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.function.Function;

/**
 * A part of the labels of a run.
 *
 * @param step when the newest of them was made
 * @param total how many there are in the whole order
 * @param next what {@code after} is for the following page; empty at the end
 */
public record EvidencePage(long step, int total, OptionalInt next, List<Evidence> labels) {

    /**
     * Keeps of many candidates those of one page, in memory that depends on the page alone.
     *
     * @param <T> a candidate
     */
    static final class Selector<T> {
        /** @param position breaks ties, so that pages follow each other without gaps */
        private record Ranked<T>(T candidate, double rank, int position) {}

        private static final Comparator<Ranked<?>> FIRST =
                Comparator.<Ranked<?>>comparingDouble(Ranked::rank).thenComparingInt(Ranked::position);

        private final EvidenceQuery query;
        /** The last of those that are kept is on top. */
        private final PriorityQueue<Ranked<T>> kept = new PriorityQueue<>(FIRST.reversed());

        private int total;

        Selector(EvidenceQuery query) {
            this.query = query;
        }

        void offer(T candidate, double confidence) {
            int position = total++;
            if (query.order() == EvidenceQuery.Order.NONE && position < query.after()) {
                return; // of what comes as it comes, nothing before the page needs to be remembered
            }
            kept.add(new Ranked<>(candidate, rank(query.order(), confidence), position));
            if (kept.size() > remembered() + query.limit()) {
                kept.remove();
            }
        }

        /** How many of those that are kept come before the page. */
        private long remembered() {
            return query.order() == EvidenceQuery.Order.NONE ? 0 : query.after();
        }

        /** The page. */
        EvidencePage page(long step, Function<T, Evidence> evidence) {
            List<Ranked<T>> inOrder = new ArrayList<>(kept);
            inOrder.sort(FIRST);
            List<Evidence> labels = inOrder.stream()
                    .skip(remembered())
                    .map(ranked -> evidence.apply(ranked.candidate()))
                    .toList();
            int end = query.after() + labels.size();
            return new EvidencePage(step, total, end < total ? OptionalInt.of(end) : OptionalInt.empty(), labels);
        }
    }

    public EvidencePage {
        labels = List.copyOf(labels);
    }

    /** What an order makes of a confidence: smaller comes first. */
    private static double rank(EvidenceQuery.Order order, double confidence) {
        return switch (order) {
            case NONE -> 0;
            case LEAST_CONFIDENT -> confidence;
            case MOST_CONFIDENT, DISAGREEMENT -> -confidence;
        };
    }
}
