package dev.kith.http.cli;

import dev.kith.http.report.Style;
import dev.kith.http.report.TerminalStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a command touches of its process: results go to {@code out}, progress and complaints to {@code err}.
 *
 * @param environment the environment variables
 */
public record Console(PrintStream out, PrintStream err, Terminal terminal, Map<String, String> environment) {
    private static final String SAMPLE = "±×█";

    public Console {
        out = TerminalStream.over(out);
        err = TerminalStream.over(err);
        environment = Map.copyOf(environment);
    }

    /**
     * That of this process. Java cannot tell a terminal from a pipe in the same way on all versions, so the launcher says it by
     * the properties {@code kith.interactive}, {@code kith.color} and {@code kith.columns}.
     */
    public static Console ofProcess() {
        Charset charset = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
        boolean unicode = charset.newEncoder().canEncode(SAMPLE);
        Terminal terminal = new Terminal(
                Boolean.getBoolean("kith.interactive"),
                Boolean.getBoolean("kith.color"),
                unicode,
                Integer.getInteger("kith.columns", 0));
        return new Console(
                stream(FileDescriptor.out, charset), stream(FileDescriptor.err, charset), terminal, System.getenv());
    }

    private static PrintStream stream(FileDescriptor descriptor, Charset charset) {
        return new PrintStream(new FileOutputStream(descriptor), true, charset);
    }

    /** An environment variable that is set and not empty. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /** How text may be adorned on this terminal. */
    Style style(boolean color) {
        return new Style(color && terminal.color() && variable("NO_COLOR").isEmpty(), terminal.unicode());
    }
}
