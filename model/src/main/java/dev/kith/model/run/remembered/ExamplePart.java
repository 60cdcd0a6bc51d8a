package dev.kith.model.run.remembered;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an example was to a run. */
public enum ExamplePart {
    /** Training was shown its label. */
    LABELLED,
    /** Of the pool: training saw the picture, not its label. */
    UNLABELLED,
    /** Held out for curves and choices. */
    VALIDATION,
    /** Read once, at the end. */
    TEST;

    /** As it stands in {@code examples.csv}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ExamplePart> of(String word) {
        return Arrays.stream(values()).filter(part -> part.word().equals(word)).findFirst();
    }
}
