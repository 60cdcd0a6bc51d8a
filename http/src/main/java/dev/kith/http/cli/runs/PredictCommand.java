package dev.kith.http.cli.runs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kith.http.cli.ExitCode;
import dev.kith.http.cli.OutputOptions;
import dev.kith.http.cli.UsageException;
import dev.kith.http.client.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Asks the model of a run what images show. */
@Command(name = "predict", description = "Ask the model of a run, as it is now, what images show.")
final class PredictCommand implements Callable<Integer> {
    private final RunsCommand runs;

    @Mixin
    private RunArgument run = new RunArgument();

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Images, such as photo.jpg.")
    private List<Path> files = new ArrayList<>();

    @Mixin
    private OutputOptions output = new OutputOptions();

    PredictCommand(RunsCommand runs) {
        this.runs = runs;
    }

    @Override
    public Integer call() throws IOException {
        files.stream()
                .filter(file -> !Files.isRegularFile(file) || !Files.isReadable(file))
                .findFirst()
                .ifPresent(file -> {
                    throw new UsageException(file + " is no file that can be read");
                });
        Answer answer = runs.api().predict(run.id(), files);
        runs.print(output, answer, words(answer.json().path("predictions")));
        return ExitCode.DONE;
    }

    /** Predictions come in the order of the images. */
    private String words(JsonNode predictions) {
        return IntStream.range(0, Math.min(files.size(), predictions.size()))
                .mapToObj(i -> EvidenceText.of(files.get(i).toString(), predictions.get(i)) + System.lineSeparator())
                .collect(Collectors.joining());
    }
}
