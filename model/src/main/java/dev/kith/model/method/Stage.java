package dev.kith.model.method;

/** The two halves of a node's step. */
public enum Stage {
    BEGIN,
    COMPLETE;

    /** What a node does in it: {@code begin} or {@code complete}. */
    public String activity() {
        return this == BEGIN ? "begin" : "complete";
    }
}
