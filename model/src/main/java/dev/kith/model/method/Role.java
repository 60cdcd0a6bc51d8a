package dev.kith.model.method;

/** What kind of actor hosts a node. Several nodes of a plan may have the same role. */
public enum Role {
    LOADER,
    LEARNER,
    TEACHER,
    MEMORY,
    VOTER
}
