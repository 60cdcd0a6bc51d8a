package dev.kith.model.random;

/** What a random choice is for. Each purpose has streams of its own, so that no choice shifts another. */
public enum Purpose {
    INITIALISATION,
    LABELLED_SUBSET,
    VALIDATION_SUBSET,
    LABELLED_ORDER,
    UNLABELLED_ORDER,
    VIEW_1,
    VIEW_2,
    NEGATIVES,
    SEMANTIC_POSITIVE,
    QUEUE_START,
    REPLACE,
    SHAPES,
    FINETUNE_ORDER,
    PROBE,
    TEST_SUBSET
}
