package dev.kith.model.method;

/** The two halves of a node's step. */
public enum Stage {
    BEGIN,
    COMPLETE
}
