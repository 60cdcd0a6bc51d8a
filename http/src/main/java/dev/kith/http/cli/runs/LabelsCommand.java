package dev.kith.http.cli.runs;

import static dev.kith.config.Text.format;

import dev.kith.http.cli.ExitCode;
import dev.kith.http.cli.OutputOptions;
import dev.kith.http.cli.UsageException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows pseudo-labels with their evidence. */
@Command(
        name = "labels",
        description = {
            "Show the pseudo-labels of a run, with votes and nearest neighbours.",
            "A line each: example, label, confidence, votes, neighbours with their similarities."
        })
final class LabelsCommand implements Callable<Integer> {
    private static final long MOST_SORTED = 10_000;

    private final RunsCommand runs;

    @Mixin
    private RunArgument run = new RunArgument();

    @Option(names = "--label", paramLabel = "LABEL", description = "Only those with this label.")
    private String label = "";

    @Option(
            names = "--order",
            paramLabel = "ORDER",
            description = "confidence (the least sure first), -confidence, or disagreement (with the classifier).")
    private String order = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            description =
                    "At most so many (default: all; in an order the first 10,000, more of which no service sorts).")
    private Optional<Long> limit = Optional.empty();

    @Mixin
    private OutputOptions output = new OutputOptions();

    LabelsCommand(RunsCommand runs) {
        this.runs = runs;
    }

    @Override
    public Integer call() throws IOException {
        long most = limit.orElse(order.isEmpty() ? Long.MAX_VALUE : MOST_SORTED);
        if (most < 1) {
            throw new UsageException(format("--limit: found %d, expected at least 1", most));
        }
        LabelPages pages = new LabelPages(runs.api(), run.id(), label, order, most);
        if (output.json()) {
            LabelDocument.write(pages, runs.console().out());
        } else {
            pages.forEach(found -> runs.console()
                    .out()
                    .println(output.style(runs.console())
                            .shown(EvidenceText.of(found.path("id").asText(), found))));
            runs.console().out().flush();
        }
        return ExitCode.DONE;
    }
}
