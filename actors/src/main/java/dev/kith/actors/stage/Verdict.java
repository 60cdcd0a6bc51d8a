package dev.kith.actors.stage;

/** What became of a message. */
public enum Verdict {
    ACCEPTED,
    /** Its like is here already, or was used already: dropped. */
    DUPLICATE,
    /** The node has finished its step: dropped. */
    LATE,
    /** Of another run or attempt: dropped. */
    FOREIGN
}
