package dev.kith.http.cli.runs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kith.http.api.RunResource;
import dev.kith.http.cli.ExitCode;
import dev.kith.http.cli.OutputOptions;
import dev.kith.http.cli.Words;
import dev.kith.http.client.Answer;
import dev.kith.http.client.RunsApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates a run, which trains when it is its turn. */
@Command(
        name = "create",
        description = "Create a run, which trains when it is its turn.",
        footer = {
            "",
            "With --wait the exit code is that of the run: 0 completed, 1 failed, 130 paused or stopped by somebody."
        })
final class CreateCommand implements Callable<Integer> {
    private final RunsCommand runs;

    @Parameters(
            arity = "0..*",
            paramLabel = "PRESET key=value",
            description = "A preset of the service (default: shapes), and any keys with the values they shall have."
                    + " Paths are those of the service.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--id", paramLabel = "NAME", description = "The name of the run (default: the service chooses).")
    private Optional<String> id = Optional.empty();

    @Option(names = "--wait", description = "Wait until the run ends.")
    private boolean wait;

    @Mixin
    private OutputOptions output = new OutputOptions();

    CreateCommand(RunsCommand runs) {
        this.runs = runs;
    }

    @Override
    public Integer call() {
        RunsApi api = runs.api();
        Answer created = api.create(wanted());
        if (wait) {
            return new Waiting(runs, output, api).afterRequest(created, Goal.end());
        }
        runs.print(output, created, RunText.line(created.as(RunResource.class)));
        return ExitCode.DONE;
    }

    private ObjectNode wanted() {
        Words described = Words.of(words);
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        id.ifPresent(name -> wanted.put("id", name));
        described.preset().ifPresent(name -> wanted.put("preset", name));
        return wanted.set("settings", Assignments.settings(described.assignments()));
    }
}
