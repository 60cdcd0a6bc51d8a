package dev.kith.http.cli.journal;

import static dev.kith.config.Text.format;

import dev.kith.http.cli.Console;
import dev.kith.http.cli.ExitCode;
import dev.kith.http.cli.OutputOptions;
import dev.kith.http.progress.JsonEvents;
import dev.kith.http.service.RunId;
import dev.kith.http.service.history.HistoryCare;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Does something with a whole history, and says in a table what came of it. */
@Command
final class CareCommand implements Callable<Integer> {
    private final Console console;
    private final String description;
    private final BiFunction<Path, Predicate<String>, HistoryCare.CareReport> care;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            description = "Where runs and their history are kept (default: runs).")
    private Path runs = Path.of("runs");

    CareCommand(Console console, String description, BiFunction<Path, Predicate<String>, HistoryCare.CareReport> care) {
        this.console = console;
        this.description = description;
        this.care = care;
    }

    @Spec
    void spec(CommandSpec spec) {
        spec.usageMessage().description(description);
    }

    @Override
    public Integer call() {
        HistoryCare.CareReport found = care.apply(runs, RunId::isValid);
        if (output.json()) {
            new JsonEvents(console.out()).write(found);
        } else {
            int names = width(found.rows(), HistoryCare.Row::name);
            int states = width(found.rows(), HistoryCare.Row::state);
            for (HistoryCare.Row row : found.rows()) {
                String line =
                        format("  %s  %s  %s", padded(row.name(), names), padded(row.state(), states), row.remark());
                console.out().println(output.style(console).shown(line));
            }
            console.out().flush();
        }
        return found.good() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static int width(List<HistoryCare.Row> rows, Function<HistoryCare.Row, String> column) {
        return rows.stream().map(column).mapToInt(String::length).max().orElse(1);
    }
}
