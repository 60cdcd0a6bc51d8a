package dev.kith.actors;

import dev.kith.model.engine.NamedTensors;
import dev.kith.model.method.Edge;
import dev.kith.model.method.Gate;
import dev.kith.model.method.Messages;
import dev.kith.model.method.Node;
import dev.kith.model.method.Plan;
import dev.kith.model.method.PlanNode;
import dev.kith.model.method.Stage;
import java.util.Map;

/** A node with somebody beside it who is told of every stage, and may hold it up. */
final class Watched implements Node {
    private final Node node;
    private final Watch watch;

    /** Called on the thread that runs the stage. */
    interface Watch {
        default void before(Stage stage, long step, Messages in) {}

        default void after(Stage stage, long step, Messages out) {}
    }

    private Watched(Node node, Watch watch) {
        this.node = node;
        this.watch = watch;
    }

    /** The same plan with watches on some of its nodes. */
    static Plan plan(Plan plan, Map<String, Watch> watches) {
        Plan.Builder builder = Plan.builder();
        for (PlanNode node : plan.nodes()) {
            Watch watch = watches.getOrDefault(node.name(), new Watch() {});
            builder.node(
                    node.name(),
                    node.role(),
                    new Watched(node.node(), watch),
                    node.gates().toArray(Gate[]::new));
        }
        for (Edge edge : plan.edges()) {
            builder.edge(edge.port(), edge.from(), edge.fromStage(), edge.to(), edge.toStage());
        }
        return builder.build();
    }

    @Override
    public void open() {
        node.open();
    }

    @Override
    public Messages begin(long step, Messages in) {
        watch.before(Stage.BEGIN, step, in);
        Messages out = node.begin(step, in);
        watch.after(Stage.BEGIN, step, out);
        return out;
    }

    @Override
    public Messages complete(long step, Messages in) {
        watch.before(Stage.COMPLETE, step, in);
        Messages out = node.complete(step, in);
        watch.after(Stage.COMPLETE, step, out);
        return out;
    }

    @Override
    public void release(long step) {
        node.release(step);
    }

    @Override
    public long bytesPerStep() {
        return node.bytesPerStep();
    }

    @Override
    public long bytesTaken() {
        return node.bytesTaken();
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
