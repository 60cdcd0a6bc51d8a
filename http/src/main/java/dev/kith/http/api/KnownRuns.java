package dev.kith.http.api;

import akka.http.javadsl.model.HttpResponse;
import dev.kith.http.service.RunAnswer;
import dev.kith.http.service.RunService;
import dev.kith.model.run.RunDirectory;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs that exist, with the directories of their files. */
final class KnownRuns {
    private final RunService runs;
    private final Path directory;
    private final Executor blocking;

    /** @param blocking where answers that take their time are made */
    KnownRuns(RunService runs, Path directory, Executor blocking) {
        this.runs = runs;
        this.directory = directory;
        this.blocking = blocking;
    }

    /** An answer about the run, or that there is none. */
    CompletionStage<HttpResponse> with(String id, Function<RunDirectory, CompletionStage<HttpResponse>> answer) {
        return runs.find(id)
                .thenCompose(found -> found instanceof RunAnswer.Done
                        ? answer.apply(new RunDirectory(directory.resolve(id)))
                        : CompletableFuture.completedFuture(Answers.found(found)));
    }

    /** An answer about the run, made aside. */
    CompletionStage<HttpResponse> answer(String id, Function<RunDirectory, HttpResponse> answer) {
        return with(id, run -> aside(() -> answer.apply(run)));
    }

    /** Makes an answer without holding up others. */
    CompletionStage<HttpResponse> aside(Supplier<HttpResponse> answer) {
        return CompletableFuture.supplyAsync(answer, blocking);
    }
}
