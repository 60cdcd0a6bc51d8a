package dev.kith.http.api;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import dev.kith.http.service.RunAnswer;
import dev.kith.http.service.RunService;
import dev.kith.model.run.RunDirectory;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/** Routes about runs that exist, with the directories of their files. */
final class KnownRuns extends AllDirectives {
    private final RunService runs;
    private final Path directory;
    private final Executor blocking;

    /** @param blocking where answers that take their time are made */
    KnownRuns(RunService runs, Path directory, Executor blocking) {
        this.runs = runs;
        this.directory = directory;
        this.blocking = blocking;
    }

    /** A route for the run, or that there is none. */
    Route with(String id, Function<RunDirectory, Route> route) {
        return onSuccess(
                runs.find(id),
                answer -> answer instanceof RunAnswer.Done
                        ? route.apply(new RunDirectory(directory.resolve(id)))
                        : complete(Answers.found(answer)));
    }

    /** An answer about the run, made aside. */
    Route answer(String id, Function<RunDirectory, HttpResponse> answer) {
        return with(id, run -> completeWithFuture(aside(() -> answer.apply(run))));
    }

    /** Makes an answer without holding up others. */
    CompletionStage<HttpResponse> aside(Supplier<HttpResponse> answer) {
        return CompletableFuture.supplyAsync(answer, blocking);
    }
}
