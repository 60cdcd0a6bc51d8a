package dev.kith.model.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
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
 */
public record PipelineReport(
        String mode,
        List<String> layout,
        @JsonProperty("max_staleness") int maxStaleness,
        SortedMap<String, Double> busy,
        double overlap,
        @JsonProperty("staleness_histogram") SortedMap<Long, Long> stalenessHistogram,
        @JsonProperty("dropped_telemetry") long droppedTelemetry,
        @JsonProperty("batch_memory_bytes") BatchMemoryBytes batchMemory) {

    public PipelineReport {
        layout = List.copyOf(layout);
        busy = new TreeMap<>(Map.copyOf(busy));
        stalenessHistogram = new TreeMap<>(Map.copyOf(stalenessHistogram));
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
