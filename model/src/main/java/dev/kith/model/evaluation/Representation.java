package dev.kith.model.evaluation;

import dev.kith.config.HeadSettings;
import dev.kith.model.network.Architecture;

/** In which space neighbours are looked for. */
public enum Representation {
    /** Projections, the space that a contrastive loss has shaped. */
    EMBEDDING,
    /** The encoder's features. */
    FEATURE;

    /** The space of a trained network: the frozen encoder's features, as the field reports k-NN. */
    public static Representation trained() {
        return FEATURE;
    }

    /** The space of a network after fine-tuning, which changes only what the head reads. */
    public static Representation finetuned(Architecture.Description description) {
        return description.headInput() == HeadSettings.Input.PROJECTION ? EMBEDDING : FEATURE;
    }

    /** The vectors, of unit length. */
    public Matrix of(Outputs outputs) {
        return this == EMBEDDING ? outputs.embeddings() : outputs.features().normalizedRows();
    }
}
