package dev.kith.model.run.layout;

import dev.kith.config.PipelineSettings;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.run.RunException;
import dev.kith.model.run.StopSignal;
import dev.kith.model.run.TrainingFailedException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets layouts take turns on throw-away copies, and takes the best. */
final class LayoutMeasurement {
    /** Each time in the other order, so that what warms up or disturbs meets all of them. */
    static final int ROUNDS = 2;
    /** A layout must be better than the usual one by more than the noise of a few steps. */
    static final double MARGIN = 0.03;

    private final PreparedRun run;
    private final Trial trial;
    private final StopSignal stop;

    /** Tries a layout. */
    @FunctionalInterface
    interface Trial {
        /**
         * Milliseconds a step under a layout; without meaning if the run is to stop.
         *
         * @param states of the run before {@code start}; they are read, not changed
         * @throws TrainingFailedException if the layout does not work here
         */
        double milliseconds(
                PreparedRun run,
                PipelineSettings layout,
                Map<String, NamedTensors> states,
                long start,
                StopSignal stop);
    }

    LayoutMeasurement(PreparedRun run, Trial trial, StopSignal stop) {
        this.run = run;
        this.trial = trial;
        this.stop = stop;
    }

    /** The best of the candidates; empty if the run is to stop, or none of them works. */
    Optional<LayoutChoice> best(List<PipelineSettings> candidates, Map<String, NamedTensors> states, long start) {
        Map<PipelineSettings, Double> fastest = new LinkedHashMap<>();
        List<PipelineSettings> order = new ArrayList<>(candidates);
        for (int round = 0; round < ROUNDS; round++) {
            for (PipelineSettings candidate : order) {
                if (stop.requested()) {
                    return Optional.empty();
                }
                // Others on the machine only ever add time, so the smaller figure is nearer to the truth.
                fastest.merge(candidate, milliseconds(candidate, states, start), Math::min);
            }
            Collections.reverse(order);
        }
        return stop.requested() ? Optional.empty() : choose(candidates.get(0), fastest);
    }

    private double milliseconds(PipelineSettings candidate, Map<String, NamedTensors> states, long start) {
        try {
            return trial.milliseconds(run, candidate, states, start, stop);
        } catch (TrainingFailedException | RunException e) {
            return Double.POSITIVE_INFINITY; // too little memory for it, for example
        }
    }

    /** The fastest, unless the usual one is as good as that. */
    static Optional<LayoutChoice> choose(PipelineSettings usual, Map<PipelineSettings, Double> milliseconds) {
        PipelineSettings best = Collections.min(milliseconds.entrySet(), Map.Entry.comparingByValue())
                .getKey();
        double least = milliseconds.getOrDefault(best, Double.POSITIVE_INFINITY);
        if (Double.isInfinite(least)) {
            return Optional.empty();
        }
        boolean better = least < (1 - MARGIN) * milliseconds.getOrDefault(usual, Double.POSITIVE_INFINITY);
        Map<String, Double> named = new LinkedHashMap<>();
        milliseconds.forEach((candidate, millis) -> {
            if (!Double.isInfinite(millis)) {
                named.put(LayoutCandidates.name(candidate), millis);
            }
        });
        return Optional.of(LayoutChoice.of(
                better ? best : usual,
                named,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()));
    }
}
