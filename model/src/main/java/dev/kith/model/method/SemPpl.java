package dev.kith.model.method;

import static dev.kith.model.method.Stage.BEGIN;
import static dev.kith.model.method.Stage.COMPLETE;

import dev.kith.config.Settings;

/**
 * SemPPL: semantic positives via pseudo-labels (Bošnjak et al., ICLR 2023; WO2023222889A1).
 *
 * <p>With staleness s the target embeds batch t with a version ≥ t − s, and voting and sampling for t use a queue that
 * contains at least the additions of step t − s. At s = 0 that is exactly the textbook loop.
 */
public final class SemPpl implements Method {

    @Override
    public Plan plan(RunContext run) {
        Settings settings = run.settings();
        long s = settings.pipeline().maxStaleness();
        return Plan.builder()
                .node("loader", Role.LOADER, new BatchNode(run.batches()))
                .node("online", Role.LEARNER, new SemPplLearner(run), new Gate(BEGIN, COMPLETE, 1))
                .node("target", Role.TEACHER, new EmaTeacher(run), new Gate(BEGIN, COMPLETE, 1 + s))
                .node("queue", Role.MEMORY, new QueueMemory(run), new Gate(COMPLETE, BEGIN, s))
                .node("labeler", Role.VOTER, new KnnVoter(run), new Gate(COMPLETE, BEGIN, s))
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
