package dev.kith.model.run.layout;

import static dev.kith.config.Text.format;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kith.config.PipelineSettings;
import dev.kith.config.PipelineSettings.Layout;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A layout that was measured to be the best.
 *
 * @param workers threads that make batches beside the networks; 0: loading takes its turn
 * @param threads intra-op threads of a lane
 * @param milliseconds a step, by candidate
 * @param measured when, in ISO 8601
 */
public record LayoutChoice(
        Layout layout,
        int workers,
        int threads,
        @JsonProperty("milliseconds_per_step") SortedMap<String, Double> milliseconds,
        String measured) {

    public LayoutChoice {
        milliseconds = new TreeMap<>(Map.copyOf(milliseconds));
    }

    static LayoutChoice of(PipelineSettings chosen, Map<String, Double> milliseconds, String measured) {
        return new LayoutChoice(
                chosen.layout(), chosen.workers(), chosen.threads(), new TreeMap<>(milliseconds), measured);
    }

    /** The settings with this layout. */
    PipelineSettings in(PipelineSettings settings) {
        return settings.laidOut(layout, workers, threads);
    }

    /** The name that stands for it among the milliseconds. */
    public String name() {
        return LayoutCandidates.name(layout, threads, workers);
    }

    /** "turns, 2 threads: 70.1 ms a step; shared, 2 threads, 1 worker: 82.3; …", the fastest first. */
    public String summary() {
        return milliseconds.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(entry -> format("%s %.1f ms", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("; "));
    }
}
