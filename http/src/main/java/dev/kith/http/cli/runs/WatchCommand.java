package dev.kith.http.cli.runs;

import dev.kith.http.cli.OutputOptions;
import dev.kith.http.client.RunsApi;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows how a run goes on. */
@Command(
        name = "watch",
        description = {
            "Show how a run goes on, until it ends or rests.",
            "With --json every event is a line. A lost connection is made again, and what was missed is made up for."
        },
        footer = {"", "The exit code is that of the run: 0 completed, 1 failed, 130 paused or stopped."})
final class WatchCommand implements Callable<Integer> {
    private final RunsCommand runs;

    @Mixin
    private RunArgument run = new RunArgument();

    @Mixin
    private OutputOptions output = new OutputOptions();

    WatchCommand(RunsCommand runs) {
        this.runs = runs;
    }

    @Override
    public Integer call() {
        RunsApi api = runs.api();
        return new Waiting(runs, output, api).watching(api.find(run.id()));
    }
}
