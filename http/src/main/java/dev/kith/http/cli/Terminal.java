package dev.kith.http.cli;

/**
 * What the process writes to.
 *
 * @param interactive whether a person watches standard error, so that a line may be drawn over
 * @param color whether escape sequences for colours are welcome
 * @param unicode whether characters beyond ASCII arrive
 * @param columns width of a line
 */
public record Terminal(boolean interactive, boolean color, boolean unicode, int columns) {
    /** The width where none is known. */
    public static final int DEFAULT_COLUMNS = 100;

    private static final int LEAST_COLUMNS = 40;

    public Terminal {
        columns = columns <= 0 ? DEFAULT_COLUMNS : Math.max(LEAST_COLUMNS, columns);
    }

    /** A file or a pipe. */
    public static Terminal none() {
        return new Terminal(false, false, true, DEFAULT_COLUMNS);
    }

    /** The same without colours. */
    public Terminal withoutColor() {
        return new Terminal(interactive, false, unicode, columns);
    }
}
