package dev.kith.http.cli;

import static dev.kith.config.Text.format;

import dev.kith.config.hocon.ConfigurationException;
import dev.kith.http.client.RefusedException;
import dev.kith.http.progress.JsonEvents;
import dev.kith.http.report.Style;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/** Tells a person, and with {@code --json} a program, what went wrong. Each method returns the exit code. */
final class FailureReporter {
    private final Console console;
    private final boolean json;
    private final boolean stacktrace;

    FailureReporter(Console console, boolean json, boolean stacktrace) {
        this.console = console;
        this.json = json;
        this.stacktrace = stacktrace;
    }

    /** Words that no command understands. */
    int usage(CommandLine.ParameterException thrown) {
        StringWriter suggestions = new StringWriter();
        CommandLine.UnmatchedArgumentException.printSuggestions(thrown, new PrintWriter(suggestions, true));
        String hint = suggestions.toString().strip();
        Failure failure = new Failure(
                Failure.Kind.USAGE, thrown.getMessage() + (hint.isEmpty() ? "" : System.lineSeparator() + hint));
        String command = thrown.getCommandLine().getCommandSpec().qualifiedName(" ");
        return tell(failure, thrown, format("./%s --help", command));
    }

    /** Anything that a command throws. */
    int report(Throwable thrown) {
        Failure failure = Failure.of(thrown);
        String hint =
                switch (failure.kind()) {
                    case CONFIGURATION -> "./kith config print --explain lists every key";
                    case UNEXPECTED -> stacktrace ? "" : "again with --stacktrace, it says where in the program";
                    default -> "";
                };
        return tell(failure, thrown, hint);
    }

    private int tell(Failure failure, Throwable thrown, String hint) {
        Style style = console.style(true);
        console.err().println(style.shown(style.bad("kith:") + " " + failure.message()));
        if (!hint.isEmpty()) {
            console.err().println(style.dim("      " + hint));
        }
        if (stacktrace) {
            console.err().print(ErrorFile.stackTrace(thrown));
        }
        if (json
                && thrown instanceof RefusedException refused
                && refused.document().isPresent()) {
            new JsonEvents(console.out()).write(refused.document().get());
        } else if (json) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("kind", failure.kind().name().toLowerCase(java.util.Locale.ROOT));
            values.put("message", failure.message());
            values.put("exit_code", failure.kind().exitCode());
            if (thrown instanceof ConfigurationException configuration) {
                values.put("problems", configuration.problems());
            }
            new JsonEvents(console.out()).event("error", values);
        }
        return failure.kind().exitCode();
    }
}
