package dev.kith.model.checkpoint;

import java.util.List;

/**
 * Which data a run learns from.
 *
 * @param examples SHA-256 of the list of its examples; empty in checkpoints of versions that had none
 * @param classes names, in the order of the class numbers
 */
public record DataIdentity(String examples, List<String> classes) {
    /** Of checkpoints that do not tell. */
    public static final DataIdentity UNKNOWN = new DataIdentity("", List.of());

    public DataIdentity {
        classes = List.copyOf(classes);
    }
}
