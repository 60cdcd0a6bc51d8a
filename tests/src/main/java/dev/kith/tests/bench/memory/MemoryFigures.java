package dev.kith.tests.bench.memory;

import static dev.kith.config.Text.format;

import java.util.List;

/**
 * The memory of a process that trained.
 *
 * @param steps samples while it trained, in the order of steps
 * @param peakBytes the most until its end, control and evaluations included
 */
record MemoryFigures(List<Sample> steps, long peakBytes) {
    /** Steps after which memory is to stay what it is. */
    static final long WARM_UP = 100;
    /** Parts of the steps after the warm-up of which the first is compared with the last. */
    private static final int PARTS = 4;

    /**
     * What a process held.
     *
     * @param step after which
     */
    record Sample(long step, long residentBytes) {}

    MemoryFigures {
        steps = List.copyOf(steps);
    }

    /**
     * By how much memory grew from the first quarter of the steps after the warm-up to the last, by the medians of both: a
     * single sample meets a collection of garbage, or an evaluation.
     *
     * @throws IllegalArgumentException if there are too few samples to tell
     */
    double growth() {
        List<Long> later = steps.stream()
                .filter(sample -> sample.step() >= WARM_UP)
                .map(Sample::residentBytes)
                .toList();
        int part = later.size() / PARTS;
        if (part == 0) {
            throw new IllegalArgumentException(
                    format("%d samples after the first %d steps do not tell a growth", later.size(), WARM_UP));
        }
        return median(later.subList(later.size() - part, later.size())) / median(later.subList(0, part)) - 1;
    }

    private static double median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
    }
}
