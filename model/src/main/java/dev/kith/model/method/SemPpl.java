package dev.kith.model.method;

import static dev.kith.model.method.Stage.BEGIN;
import static dev.kith.model.method.Stage.COMPLETE;

/**
 * SemPPL: semantic positives via pseudo-labels (Bošnjak et al., ICLR 2023; WO2023222889A1).
 *
 * <p>With staleness s the target embeds batch t with a version ≥ t − s, and voting and sampling for t use a queue that
 * contains at least the additions of step t − s. At s = 0 that is exactly the textbook loop.
 */
public final class SemPpl implements Method {

    @Override
    public Plan plan(RunContext run) {
        return wire(
                run.settings().pipeline().maxStaleness(),
                new BatchNode(run.batches()),
                new SemPplLearner(run),
                new EmaTeacher(run),
                new QueueMemory(run),
                new KnnVoter(run));
    }

    /** Who tells whom what, and who waits for whom, whatever the nodes compute. */
    public static Plan wire(long staleness, Node loader, Node online, Node target, Node queue, Node labeler) {
        return Plan.builder()
                .node("loader", Role.LOADER, loader)
                .node("online", Role.LEARNER, online, new Gate(BEGIN, COMPLETE, 1))
                .node("target", Role.TEACHER, target, new Gate(BEGIN, COMPLETE, 1 + staleness))
                .node("queue", Role.MEMORY, queue, new Gate(COMPLETE, BEGIN, staleness))
                .node("labeler", Role.VOTER, labeler, new Gate(COMPLETE, BEGIN, staleness))
                // 1. The loader's batch goes to both networks.
                .edge(Port.BATCH, "loader", BEGIN, "online", BEGIN)
                .edge(Port.BATCH, "loader", BEGIN, "target", BEGIN)
                // 2. The target embeds it: labelled rows enter the queue, all rows are positives and negatives.
                .edge(Port.TARGET_EMBEDDINGS, "target", BEGIN, "online", COMPLETE)
                .edge(Port.LABELLED, "target", BEGIN, "queue", BEGIN)
                .edge(Port.ADDITIONS, "queue", BEGIN, "labeler", BEGIN)
                // 3. The online network asks for labels of its unlabelled rows and keeps its graph.
                .edge(Port.ONLINE_EMBEDDINGS, "online", BEGIN, "labeler", COMPLETE)
                // 4. Neighbours vote; the queue draws a semantic positive of that label.
                .edge(Port.PSEUDO_LABELS, "labeler", COMPLETE, "queue", COMPLETE)
                .edge(Port.PSEUDO_LABELS, "labeler", COMPLETE, "online", COMPLETE)
                .edge(Port.SEMANTIC_POSITIVES, "queue", COMPLETE, "online", COMPLETE)
                // 5. Loss, backward, update; the target averages the new parameters.
                .edge(Port.PARAMETERS, "online", COMPLETE, "target", COMPLETE)
                .build();
    }
}
