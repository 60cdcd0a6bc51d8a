package dev.kith.model.method;

/** What travels along an edge of a plan: exactly one a step, even when it is empty. */
public sealed interface Payload
        permits Batch, Embeddings, QueueAdditions, PseudoLabels, SemanticPositives, Parameters, StepResult {
    /** The step it belongs to, counted from 0. */
    long step();
}
