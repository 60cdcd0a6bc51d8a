package dev.kith.http.cli.runs;

import static dev.kith.config.Text.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kith.http.cli.ExitCode;
import dev.kith.http.cli.OutputOptions;
import dev.kith.http.client.Answer;
import dev.kith.http.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what was measured in a run. */
@Command(name = "metrics", description = "Show what was measured in a run; with --json the curves.")
final class MetricsCommand implements Callable<Integer> {
    private static final int DECIMALS = 4;

    private final RunsCommand runs;

    @Mixin
    private RunArgument run = new RunArgument();

    @Option(names = "--names", paramLabel = "a,b", description = "Only these, such as loss,eval/accuracy.")
    private String names = "";

    @Option(names = "--from", paramLabel = "STEP", description = "Only from this step on.")
    private String from = "";

    @Option(names = "--to", paramLabel = "STEP", description = "Only to this step.")
    private String to = "";

    @Option(names = "--points", paramLabel = "N", description = "At most so many points of each.")
    private String points = "";

    @Mixin
    private OutputOptions output = new OutputOptions();

    MetricsCommand(RunsCommand runs) {
        this.runs = runs;
    }

    @Override
    public Integer call() {
        Answer answer = runs.api().metrics(run.id(), Map.of("names", names, "from", from, "to", to, "points", points));
        runs.print(output, answer, table(answer.json().path("series")));
        return ExitCode.DONE;
    }

    private static String table(JsonNode series) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("metric", "points", "first", "last", "at step"));
        for (JsonNode one : series) {
            int last = one.path("values").size() - 1;
            if (last >= 0) {
                rows.add(List.of(
                        one.path("name").asText(),
                        Figures.count(one.path("count").asLong()),
                        Figures.decimal(one.path("values").path(0).asDouble(), DECIMALS),
                        Figures.decimal(one.path("values").path(last).asDouble(), DECIMALS),
                        Figures.count(one.path("steps").path(last).asLong())));
            }
        }
        return rows.size() == 1 ? format("nothing was measured yet%n") : Columns.of(rows);
    }
}
