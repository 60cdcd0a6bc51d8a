package dev.kith.http.report;

import dev.kith.config.Text;
import java.io.PrintStream;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A stream to a terminal, on which names of files and classes do nothing but appear: control characters in what is printed
 * become visible escapes. Kith's own colours, marked by {@link Style}, become escape sequences here and nowhere else.
 *
 * <p>Ends of lines and tabulators stay, and a return to the start of the line where a text begins with it, as a bar does that
 * is drawn over. Bytes pass as they are.
 */
public final class TerminalStream extends PrintStream {
    /** Stands for the escape character of an own colour; Unicode promises that no text has this character. */
    static final char MARK = '\uFDD0';

    private static final String LINES = "\n\t" + MARK;
    private static final Pattern COLOUR = Pattern.compile(MARK + "(?=\\[[0-9;]{1,8}m)");

    private final PrintStream target;

    private TerminalStream(PrintStream target) {
        super(target, true);
        this.target = target;
    }

    /** Guards a stream; one that is guarded stays as it is. */
    public static PrintStream over(PrintStream target) {
        return target instanceof TerminalStream ? target : new TerminalStream(target);
    }

    /** Text of a library that is Kith's own, with its colours. */
    public static String own(String text) {
        return text.replace('\u001b', MARK);
    }

    static String shown(String text) {
        int start = 0;
        while (start < text.length() && (text.charAt(start) == '\r' || text.charAt(start) == ' ')) {
            start++;
        }
        String lines = text.substring(start).replace(System.lineSeparator(), "\n");
        String visible = Text.visible(lines, LINES);
        String ends = System.lineSeparator().equals("\n") ? visible : visible.replace("\n", System.lineSeparator());
        return text.substring(0, start)
                + COLOUR.matcher(ends).replaceAll("\u001b").replace(String.valueOf(MARK), "\\ufdd0");
    }

    @Override
    public void print(@Nullable String text) {
        target.print(shown(String.valueOf(text)));
    }

    @Override
    public void print(@Nullable Object value) {
        print(String.valueOf(value));
    }

    @Override
    public void print(char[] text) {
        print(String.valueOf(text));
    }

    @Override
    public void print(char character) {
        print(String.valueOf(character));
    }

    @Override
    public void println() {
        target.println();
    }

    @Override
    public void println(@Nullable String text) {
        target.println(shown(String.valueOf(text)));
    }

    @Override
    public void println(@Nullable Object value) {
        println(String.valueOf(value));
    }

    @Override
    public PrintStream append(@Nullable CharSequence text) {
        print(String.valueOf(text));
        return this;
    }
}
