package dev.kith.http.report;

/**
 * How text may be adorned.
 *
 * @param color whether escape sequences for colours are welcome
 * @param unicode whether characters beyond ASCII arrive
 */
public record Style(boolean color, boolean unicode) {
    /** A {@link TerminalStream} makes an escape sequence of it. */
    private static final String ESCAPE = TerminalStream.MARK + "[";

    /** Neither colours nor anything else that a file would not want. */
    public static Style plain() {
        return new Style(false, true);
    }

    public String bold(String text) {
        return in("1", text);
    }

    public String dim(String text) {
        return in("2", text);
    }

    public String good(String text) {
        return in("32", text);
    }

    public String warning(String text) {
        return in("33", text);
    }

    public String bad(String text) {
        return in("31", text);
    }

    private String in(String code, String text) {
        return color ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
    }

    /** The text with what the terminal cannot show replaced by its nearest ASCII. */
    public String shown(String text) {
        if (unicode) {
            return text;
        }
        return text.replace("±", "+/-")
                .replace("×", "x")
                .replace("≤", "<=")
                .replace("…", "...")
                .replace("·", "-");
    }
}
