package dev.kith.model.method;

/**
 * A named output of nodes.
 *
 * @param <T> what it carries
 */
public record Port<T extends Payload>(String name, Class<T> type) {
    public static final Port<Batch> BATCH = new Port<>("batch", Batch.class);
    public static final Port<Embeddings> TARGET_EMBEDDINGS = new Port<>("target-embeddings", Embeddings.class);
    public static final Port<Embeddings> LABELLED = new Port<>("labelled", Embeddings.class);
    public static final Port<Embeddings> ONLINE_EMBEDDINGS = new Port<>("online-embeddings", Embeddings.class);
    public static final Port<QueueAdditions> ADDITIONS = new Port<>("additions", QueueAdditions.class);
    public static final Port<PseudoLabels> PSEUDO_LABELS = new Port<>("pseudo-labels", PseudoLabels.class);
    public static final Port<SemanticPositives> SEMANTIC_POSITIVES =
            new Port<>("semantic-positives", SemanticPositives.class);
    public static final Port<Parameters> PARAMETERS = new Port<>("parameters", Parameters.class);
    /** No edge carries it: it goes to whoever runs the plan. */
    public static final Port<StepResult> RESULT = new Port<>("result", StepResult.class);
}
