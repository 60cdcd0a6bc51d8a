package dev.kith.model.method;

import static dev.kith.model.method.Stage.BEGIN;

/** Plain cross-entropy on labelled rows: the control that every other method is compared with. */
public final class Supervised implements Method {

    @Override
    public Plan plan(RunContext run) {
        return Plan.builder()
                .node("loader", Role.LOADER, new BatchNode(run.batches()))
                .node("online", Role.LEARNER, new SupervisedLearner(run))
                .edge(Port.BATCH, "loader", BEGIN, "online", BEGIN)
                .build();
    }
}
