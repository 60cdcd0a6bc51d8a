package dev.kith.actors.pipeline;

import static dev.kith.config.Text.format;

import dev.kith.actors.node.Attempt;
import dev.kith.actors.stage.ProtocolDefectException;
import dev.kith.actors.stage.StageJoin;
import dev.kith.model.method.Plan;
import dev.kith.model.method.PlanNode;
import dev.kith.model.method.Stage;
import dev.kith.model.method.StepResult;
import dev.kith.model.run.CutSchedule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what each node has finished, and says how far sources may go. Knows no actors. Sources send at most one step more
 * than the staleness bound needs: enough that nobody waits for a batch, and little enough that a stop drains quickly; they
 * build the rest of the window ahead. Neither ever sends a step at or beyond the next cut.
 */
final class StepLedger {
    private final Attempt attempt;
    private final CutSchedule schedule;
    private final Map<String, Stage> lastStages = new HashMap<>();
    private final List<String> sources = new ArrayList<>();
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final Map<String, Long> nextByNode = new HashMap<>();
    private final Map<Long, Result> results = new HashMap<>();
    private long finished;
    private long gate;
    private long emitted;
    private boolean stopped;

    /** A step that all nodes have finished. */
    record Finished(long step, StepResult result) {}

    /** Steps below {@code emit} may be sent, below {@code build} prepared. */
    record Limits(long emit, long build) {}

    private record Result(int place, StepResult result) {}

    StepLedger(Plan plan, Attempt attempt, CutSchedule schedule, long start) {
        this.attempt = attempt;
        this.schedule = schedule;
        this.finished = start;
        this.emitted = start;
        this.gate = Math.max(start, start >= schedule.totalSteps() ? start : schedule.next(start));
        for (PlanNode node : plan.nodes()) {
            lastStages.put(
                    node.name(), plan.stagesOf(node.name()).contains(Stage.COMPLETE) ? Stage.COMPLETE : Stage.BEGIN);
            nextByNode.put(node.name(), start);
            if (StageJoin.isSource(plan, node.name())) {
                sources.add(node.name());
            }
        }
        for (Plan.StageOf stage : plan.schedule()) {
            places.put(stage.node(), places.size());
        }
    }

    /** A learner's word on a step. Where several speak, the last one in the plan's order counts, as in the plain loop. */
    void result(String node, StepResult result) {
        int place = places.getOrDefault(node, -1);
        Result before = results.get(result.step());
        if (before == null || place >= before.place()) {
            results.put(result.step(), new Result(place, result));
        }
    }

    /**
     * A node has run a stage of a step.
     *
     * @return the steps that all nodes have finished with it, in order
     * @throws ProtocolDefectException if the node is unknown, or has left out a step
     */
    List<Finished> finished(String node, Stage stage, long step) {
        Long next = nextByNode.get(node);
        if (next == null) {
            throw new ProtocolDefectException(
                    "the pipeline heard of a step of " + node + ", which the plan does not have");
        }
        if (stage != lastStages.get(node) || step < next) {
            return List.of();
        }
        if (step > next) {
            throw new ProtocolDefectException(format("%s finished step %d before step %d", node, step, next));
        }
        nextByNode.put(node, next + 1);
        List<Finished> all = new ArrayList<>();
        long slowest =
                nextByNode.values().stream().mapToLong(Long::longValue).min().orElse(finished);
        for (; finished < slowest; finished++) {
            Result result = results.remove(finished);
            all.add(new Finished(
                    finished, result == null ? new StepResult(finished, false, Map.of()) : result.result()));
        }
        return all;
    }

    /** How far sources may go now. */
    Limits limits() {
        long ahead = finished + 1 + attempt.maxStaleness();
        emitted = Math.max(emitted, Math.min(ahead + Math.min(1, attempt.prefetch()), gate));
        long build = stopped ? emitted : Math.min(finished + attempt.window(), schedule.totalSteps());
        return new Limits(emitted, Math.max(emitted, build));
    }

    /** Steps that sources may send and have not sent yet; 0: all of them wait. */
    long credits() {
        long sent = sources.stream()
                .mapToLong(source -> nextByNode.getOrDefault(source, emitted))
                .min()
                .orElse(emitted);
        return emitted - sent;
    }

    /** Steps that were sent and are not finished. */
    long inFlight() {
        return emitted - finished;
    }

    /** No step is sent any more: the run ends as soon as those on their way are finished. */
    void stop() {
        stopped = true;
        gate = Math.min(gate, emitted);
    }

    /** Whether every step before the gate is finished: now the run can be cut. */
    boolean isAtGate() {
        return finished >= gate;
    }

    /** The next step before which the run is cut. */
    long gate() {
        return gate;
    }

    /** Whether the run ends at this gate. */
    boolean isEnd() {
        return stopped || gate >= schedule.totalSteps();
    }

    /** The cut is made: on to the next one. */
    void reopen() {
        if (!isEnd()) {
            gate = schedule.next(gate);
        }
    }

    /** Steps below this one are finished by all nodes. */
    long finishedSteps() {
        return finished;
    }
}
