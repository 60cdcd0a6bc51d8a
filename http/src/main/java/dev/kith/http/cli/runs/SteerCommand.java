package dev.kith.http.cli.runs;

import dev.kith.http.api.RunResource;
import dev.kith.http.cli.ExitCode;
import dev.kith.http.cli.OutputOptions;
import dev.kith.http.client.Answer;
import dev.kith.http.client.RunsApi;
import dev.kith.http.service.RunVerb;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks a run to do something. A command for each verb. */
@Command
final class SteerCommand implements Callable<Integer> {
    private final RunsCommand runs;
    private final RunVerb verb;

    @Mixin
    private RunArgument run = new RunArgument();

    @Option(
            names = "--wait",
            description = "Wait until it has come to that; after resume, until the run ends. The exit code is that of"
                    + " the run: 0, 1 if it failed, 130 if somebody else has interrupted it.")
    private boolean wait;

    @Mixin
    private OutputOptions output = new OutputOptions();

    private SteerCommand(RunsCommand runs, RunVerb verb) {
        this.runs = runs;
        this.verb = verb;
    }

    static CommandLine commandLine(RunsCommand runs, RunVerb verb, String description) {
        CommandLine line = new CommandLine(new SteerCommand(runs, verb)).setCommandName(verb.word());
        line.getCommandSpec().usageMessage().description(description);
        return line;
    }

    @Override
    public Integer call() {
        RunsApi api = runs.api();
        Answer answer = api.control(run.id(), verb);
        RunResource asked = answer.as(RunResource.class);
        if (wait) {
            return new Waiting(runs, output, api).afterRequest(answer, Goal.of(verb, asked));
        }
        runs.print(output, answer, RunText.line(asked));
        return ExitCode.DONE;
    }
}
