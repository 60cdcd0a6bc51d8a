package dev.kith.model.evaluation;

/** Where the numbers of examples come from. */
public enum Split {
    /** Training examples, labelled and unlabelled: a labelled one of them must not count itself as its neighbour. */
    TRAINING,
    /** Examples that training never saw: equal numbers mean nothing. */
    OTHER
}
