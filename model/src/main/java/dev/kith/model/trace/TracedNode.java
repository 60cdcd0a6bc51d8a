package dev.kith.model.trace;

import dev.kith.model.engine.NamedTensors;
import dev.kith.model.method.Messages;
import dev.kith.model.method.Node;
import dev.kith.model.method.PlanNode;
import dev.kith.model.method.Role;
import dev.kith.model.method.Stage;

/** A node that is watched: its state before and after each step, and what it sends. It computes what it always does. */
final class TracedNode implements Node {
    private final String name;
    private final Node node;
    private final Stage last;
    private final boolean ownsState;
    private final TraceRecorder recorder;

    /**
     * Watches a node.
     *
     * @param last the last stage that the plan gives it
     */
    TracedNode(PlanNode watched, Stage last, TraceRecorder recorder) {
        this.name = watched.name();
        this.node = watched.node();
        this.last = last;
        this.ownsState = watched.role() != Role.VOTER; // its state is a replica of the queue
        this.recorder = recorder;
    }

    @Override
    public void open() {
        node.open();
    }

    @Override
    public Messages begin(long step, Messages in) {
        recorder.enter(name);
        state(step, "before");
        return sent(step, Stage.BEGIN, node.begin(step, in));
    }

    @Override
    public Messages complete(long step, Messages in) {
        recorder.enter(name);
        return sent(step, Stage.COMPLETE, node.complete(step, in));
    }

    private Messages sent(long step, Stage stage, Messages out) {
        recorder.sent(step, out);
        if (stage == last) {
            state(step, "after");
        }
        return out;
    }

    private void state(long step, String when) {
        if (ownsState) {
            recorder.state(step, when, node.snapshot());
        }
    }

    @Override
    public void release(long step) {
        node.release(step);
    }

    @Override
    public NamedTensors snapshot() {
        return node.snapshot();
    }

    @Override
    public void restore(NamedTensors state) {
        node.restore(state);
    }

    @Override
    public void close() {
        node.close();
    }
}
