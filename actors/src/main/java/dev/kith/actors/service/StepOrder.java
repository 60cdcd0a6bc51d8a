package dev.kith.actors.service;

import dev.kith.model.method.PseudoLabels;
import dev.kith.model.method.StepResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the votes of a step before its result, which come from different senders. A result waits for its votes, but not
 * longer than until {@link #PATIENCE_STEPS} more results are here: votes are droppable, results are not.
 */
final class StepOrder {
    static final int PATIENCE_STEPS = 16;

    private final boolean votes;
    private final long everySteps;
    private final Deque<StepResult> results = new ArrayDeque<>();
    private final Map<Long, PseudoLabels> labels = new HashMap<>();
    private long missed;
    private long passed = -1;

    /**
     * @param votes whether votes come at all
     * @param everySteps of which steps: multiples of this
     */
    StepOrder(boolean votes, long everySteps) {
        this.votes = votes;
        this.everySteps = everySteps;
    }

    /** Takes votes in; gives what may be recorded now. Votes of a step that has passed are too late. */
    List<TelemetryRecord> add(PseudoLabels arrived) {
        if (arrived.step() <= passed) {
            missed++;
            return List.of();
        }
        labels.put(arrived.step(), arrived);
        return ready(false);
    }

    /** Takes a result in, in the order of steps; gives what may be recorded now. */
    List<TelemetryRecord> add(StepResult result) {
        results.add(result);
        return ready(false);
    }

    /** Gives all that is left. */
    List<TelemetryRecord> flush() {
        return ready(true);
    }

    /** Votes that came after their result was passed on. */
    long missed() {
        return missed;
    }

    private List<TelemetryRecord> ready(boolean all) {
        List<TelemetryRecord> records = new ArrayList<>();
        StepResult head = results.peek();
        while (head != null && (all || !isAwaited(head.step()) || results.size() > PATIENCE_STEPS)) {
            PseudoLabels own = labels.remove(head.step());
            if (own != null) {
                records.add(new TelemetryRecord.Labels(own));
            }
            records.add(new TelemetryRecord.Result(results.remove()));
            passed = head.step();
            head = results.peek();
        }
        return records;
    }

    private boolean isAwaited(long step) {
        return votes && step % everySteps == 0 && !labels.containsKey(step);
    }
}
