package dev.kith.actors.pipeline;

import dev.kith.model.engine.Lane;
import dev.kith.model.method.StepResult;
import dev.kith.model.run.Lanes;
import dev.kith.model.run.PipelineReport;
import dev.kith.model.timeline.Timeline;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Measures an attempt: time, busy lanes, overlap, staleness really seen. */
final class RunMeter {
    private final Lanes lanes;
    private final Timeline timeline;
    private final Map<String, Long> busyBefore = new HashMap<>();
    private final SortedMap<Long, Long> staleness = new TreeMap<>();
    private long creditsLeft = -1;
    private long begun;
    private long overlapBefore;
    private long firstStepNanos;
    private long wallNanos;
    private Map<String, Double> busy = Map.of();
    private double overlap;

    RunMeter(Lanes lanes, Timeline timeline) {
        this.lanes = lanes;
        this.timeline = timeline;
    }

    /** All nodes are open; training begins. */
    void begin() {
        begun = System.nanoTime();
        overlapBefore = timeline.overlapNanos();
        lanes.all().forEach(lane -> busyBefore.put(lane.name(), lane.busyNanos()));
    }

    /**
     * A step is finished.
     *
     * @param stalenessSteps how old its target embeddings were
     * @param inFlight steps that were sent and are not finished
     */
    void stepped(long stalenessSteps, long inFlight, StepResult result) {
        if (firstStepNanos == 0) {
            firstStepNanos = System.nanoTime() - begun;
        }
        staleness.merge(stalenessSteps, 1L, Long::sum);
        timeline.count("staleness", stalenessSteps);
        timeline.count("steps in flight", inFlight);
        Double age = result.metrics().get("queue/age_steps");
        if (age != null) {
            timeline.count("queue age", age);
        }
    }

    /** Credits may have been granted or spent. */
    void credits(long left) {
        if (left != creditsLeft) {
            creditsLeft = left;
            timeline.count("credits", left);
        }
    }

    /** The last step is finished. */
    void end() {
        wallNanos = System.nanoTime() - begun;
        double wall = Math.max(1, wallNanos);
        overlap = (timeline.overlapNanos() - overlapBefore) / wall;
        Map<String, Double> shares = new HashMap<>();
        for (Lane lane : lanes.all()) {
            shares.put(lane.name(), (lane.busyNanos() - busyBefore.getOrDefault(lane.name(), 0L)) / wall);
        }
        busy = shares;
    }

    double firstStepSeconds() {
        return firstStepNanos / 1e9;
    }

    double wallSeconds() {
        return wallNanos / 1e9;
    }

    PipelineReport report(int maxStaleness, long dropped, PipelineReport.BatchMemoryBytes memory) {
        return new PipelineReport(
                "asynchronous",
                lanes.description(),
                maxStaleness,
                new TreeMap<>(busy),
                overlap,
                staleness,
                dropped,
                memory);
    }
}
