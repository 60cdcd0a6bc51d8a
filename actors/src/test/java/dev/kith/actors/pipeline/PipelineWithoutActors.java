package dev.kith.actors.pipeline;

import dev.kith.actors.LightPlan;
import dev.kith.model.method.Stage;
import dev.kith.protocol.wire.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What the pipeline's actor does with the end of stages and with snapshots, its messages on their way by {@link Post}. */
final class PipelineWithoutActors {
    private static final String NAME = "pipeline";

    private final StepLedger ledger;
    private final Post post;
    private final Nodes nodes;
    private final Map<Long, Map<String, Snapshot>> cuts = new TreeMap<>();
    private Optional<CutAssembly> assembly = Optional.empty();
    private boolean ended;

    /** What nodes do when a message of the pipeline arrives. */
    interface Nodes {
        void permit(StepLedger.Limits limits);

        void release(String node, long step);

        Snapshot cut(String node, long step);
    }

    PipelineWithoutActors(StepLedger ledger, Post post, Nodes nodes) {
        this.ledger = ledger;
        this.post = post;
        this.nodes = nodes;
    }

    /** Grants what may be granted, or asks for the cut that is due. */
    void proceed() {
        if (assembly.isPresent() || ended) {
            return;
        }
        if (ledger.isAtGate()) {
            assembly = Optional.of(new CutAssembly(ledger.gate(), LightPlan.NODES));
            long step = ledger.gate();
            tellAll("cut", node -> {
                Snapshot state = nodes.cut(node, step);
                post.control("snapshot", node, NAME, () -> gather(node, step, state));
            });
        } else {
            StepLedger.Limits limits = ledger.limits();
            post.control("permit", NAME, "loader", () -> nodes.permit(limits));
        }
    }

    /** A node has run the last stage of a step; the pipeline will hear of it. */
    void finished(String from, Stage stage, long step) {
        post.control("finished", from, NAME, () -> {
            List<StepLedger.Finished> all = ledger.finished(from, stage, step);
            all.forEach(finished -> tellAll("release", node -> nodes.release(node, finished.step())));
            if (!all.isEmpty()) {
                proceed();
            }
        });
    }

    private void tellAll(String kind, Consumer<String> delivery) {
        LightPlan.NODES.forEach(node -> post.control(kind, NAME, node, () -> delivery.accept(node)));
    }

    private void gather(String node, long step, Snapshot state) {
        CutAssembly gathering = assembly.orElseThrow();
        gathering.add(node, step, state);
        if (gathering.isComplete()) {
            assembly = Optional.empty();
            cuts.put(step, gathering.states());
            ended = ledger.isEnd();
            ledger.reopen();
            proceed();
        }
    }

    /** Steps below this one are finished, as far as the pipeline knows. */
    long finishedSteps() {
        return ledger.finishedSteps();
    }

    /** Whether the last cut was made. */
    boolean hasEnded() {
        return ended;
    }

    /** By step, the states of all nodes before it. */
    Map<Long, Map<String, Snapshot>> cuts() {
        return cuts;
    }
}
