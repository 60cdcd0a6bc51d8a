package dev.kith.model.data;

import java.util.Locale;
import java.util.Set;

/**
 * The columns by which a table of labels that a run leaves tells what a person has said from what Kith guesses. Who reads the
 * table takes a row for a label by hand if its label differs from the guess, or if it is marked as reviewed.
 */
public final class HandColumns {
    /** Kith's guess, as the column {@code label} had it at first. */
    public static final String GUESS = "kith_label";

    /** Empty at first; {@code yes}, or anything else but {@code no}, confirms the label of its row. */
    public static final String REVIEWED = "reviewed";

    private static final Set<String> NO = Set.of("", "no", "n", "false", "0", "-");

    private HandColumns() {}

    /** Whether a cell of the column {@link #REVIEWED} confirms. */
    public static boolean isReviewed(String cell) {
        return !NO.contains(ClassNames.clean(cell).toLowerCase(Locale.ROOT));
    }
}
