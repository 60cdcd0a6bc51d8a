package dev.kith.model.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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
 * @param batchMemory what the batches in flight took
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
        @JsonProperty("batch_memory_bytes") BatchMemoryBytes batchMemory,
        @JsonProperty("layout_decision") Optional<LayoutDecision> layoutDecision) {

    public PipelineReport {
        layout = List.copyOf(layout);
        busy = new TreeMap<>(Map.copyOf(busy));
        stalenessHistogram = new TreeMap<>(Map.copyOf(stalenessHistogram));
    }

    /** Under a layout that was not chosen by measurement. */
    public PipelineReport(
            String mode,
            List<String> layout,
            int maxStaleness,
            SortedMap<String, Double> busy,
            double overlap,
            SortedMap<Long, Long> stalenessHistogram,
            long droppedTelemetry,
            BatchMemoryBytes batchMemory) {
        this(
                mode,
                layout,
                maxStaleness,
                busy,
                overlap,
                stalenessHistogram,
                droppedTelemetry,
                batchMemory,
                Optional.empty());
    }

    /** The second of two legs as a report on both: counts of both, everything else of the longer one. */
    PipelineReport after(PipelineReport first) {
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
                batchMemory,
                layoutDecision);
    }

    PipelineReport laidOut(LayoutDecision decision) {
        return new PipelineReport(
                mode,
                layout,
                maxStaleness,
                busy,
                overlap,
                stalenessHistogram,
                droppedTelemetry,
                batchMemory,
                Optional.of(decision));
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
     * Memory of the batches in flight, outside the Java heap.
     *
     * @param batches how many might be in flight at once
     * @param limit bytes that were allowed
     * @param bound bytes that so many batches may take
     * @param peak bytes that were really taken
     */
    public record BatchMemoryBytes(int batches, long limit, long bound, long peak) {}
}
