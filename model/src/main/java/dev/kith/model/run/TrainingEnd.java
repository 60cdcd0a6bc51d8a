package dev.kith.model.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the training part of a run ended.
 *
 * @param cut state at the end
 * @param completed whether all steps were made; false: interrupted
 * @param firstStepSeconds from the start of training to the end of its first step
 * @param trainingSeconds wall time of the steps
 * @param pipeline how it was executed
 */
public record TrainingEnd(
        Cut cut, boolean completed, double firstStepSeconds, double trainingSeconds, PipelineReport pipeline) {

    /** The end of the second of two legs, as the end of both. */
    public TrainingEnd after(TrainingEnd first) {
        return new TrainingEnd(
                cut,
                completed,
                first.firstStepSeconds,
                first.trainingSeconds + trainingSeconds,
                pipeline.after(first.pipeline));
    }

    /** The same end, if only a part of the steps was to be made. */
    public TrainingEnd interrupted() {
        return new TrainingEnd(cut, false, firstStepSeconds, trainingSeconds, pipeline);
    }

    /** The same end with the reason for its layout. */
    public TrainingEnd laidOut(LayoutDecision decision) {
        return new TrainingEnd(cut, completed, firstStepSeconds, trainingSeconds, pipeline.laidOut(decision));
    }

    /**
     * Why lanes were laid out as they were.
     *
     * @param chosen the layout
     * @param how measured, or remembered from another run of the kind
     * @param measured when, in ISO 8601
     * @param milliseconds a step, by candidate
     */
    public record LayoutDecision(
            String chosen,
            String how,
            String measured,
            @JsonProperty("milliseconds_per_step") SortedMap<String, Double> milliseconds) {

        public LayoutDecision {
            milliseconds = new TreeMap<>(Map.copyOf(milliseconds));
        }
    }

    /**
     * How a run was executed.
     *
     * @param mode asynchronous or sequential
     * @param layout lanes and their threads, readable
     * @param maxStaleness the bound
     * @param busy share of the wall time in which a lane worked, by lane
     * @param overlap share of the wall time in which two or more lanes worked
     * @param stalenessHistogram steps by staleness of the target really seen
     * @param droppedTelemetry records that were dropped because their sink was slow
     * @param layoutDecision present where the layout was chosen by measurement
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record PipelineReport(
            String mode,
            List<String> layout,
            @JsonProperty("max_staleness") int maxStaleness,
            SortedMap<String, Double> busy,
            double overlap,
            @JsonProperty("staleness_histogram") SortedMap<Long, Long> stalenessHistogram,
            @JsonProperty("dropped_telemetry") long droppedTelemetry,
            @JsonProperty("layout_decision") Optional<LayoutDecision> layoutDecision) {

        /** A layout that was not chosen by measurement. */
        public PipelineReport(
                String mode,
                List<String> layout,
                int maxStaleness,
                SortedMap<String, Double> busy,
                double overlap,
                SortedMap<Long, Long> stalenessHistogram,
                long droppedTelemetry) {
            this(mode, layout, maxStaleness, busy, overlap, stalenessHistogram, droppedTelemetry, Optional.empty());
        }

        private PipelineReport after(PipelineReport first) {
            SortedMap<Long, Long> steps = new TreeMap<>(stalenessHistogram);
            first.stalenessHistogram.forEach((staleness, count) -> steps.merge(staleness, count, Long::sum));
            return new PipelineReport(
                    mode,
                    layout,
                    maxStaleness,
                    busy,
                    overlap,
                    steps,
                    droppedTelemetry + first.droppedTelemetry,
                    layoutDecision);
        }

        private PipelineReport laidOut(LayoutDecision decision) {
            return new PipelineReport(
                    mode,
                    layout,
                    maxStaleness,
                    busy,
                    overlap,
                    stalenessHistogram,
                    droppedTelemetry,
                    Optional.of(decision));
        }

        public PipelineReport {
            layout = List.copyOf(layout);
            busy = new TreeMap<>(Map.copyOf(busy));
            stalenessHistogram = new TreeMap<>(Map.copyOf(stalenessHistogram));
        }
    }
}
