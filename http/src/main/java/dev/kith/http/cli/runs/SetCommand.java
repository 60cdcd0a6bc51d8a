package dev.kith.http.cli.runs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kith.http.api.RunResource;
import dev.kith.http.cli.ExitCode;
import dev.kith.http.cli.OutputOptions;
import dev.kith.http.client.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Changes settings of a run that trains. */
@Command(
        name = "set",
        description = "Change settings of a living run.",
        footer = {"", "  ./kith runs set mine optimizer.learning-rate=0.001"})
final class SetCommand implements Callable<Integer> {
    private final RunsCommand runs;

    @Mixin
    private RunArgument run = new RunArgument();

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "key=value",
            description = "The keys and their new values.")
    private List<String> words = new ArrayList<>();

    @Mixin
    private OutputOptions output = new OutputOptions();

    SetCommand(RunsCommand runs) {
        this.runs = runs;
    }

    @Override
    public Integer call() {
        ObjectNode settings = Assignments.settings(words);
        Answer answer = runs.api().change(run.id(), settings);
        RunResource changed = answer.as(RunResource.class);
        String changes = RunText.changes(changed).stream()
                .map(change -> change + System.lineSeparator())
                .collect(Collectors.joining());
        runs.print(output, answer, changes.isEmpty() ? RunText.line(changed) : changes);
        return ExitCode.DONE;
    }
}
