package dev.kith.http.api;

import akka.http.javadsl.model.HttpResponse;
import dev.kith.http.api.questions.QuestionPool;
import dev.kith.http.api.questions.WaitingClients;
import dev.kith.http.service.RunAnswer;
import dev.kith.http.service.RunService;
import dev.kith.model.evidence.bounds.Cancellation;
import dev.kith.model.run.RunDirectory;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs that exist, with the directories of their files. */
final class KnownRuns {
    private final RunService runs;
    private final Path directory;
    private final Executor blocking;
    private final QuestionPool pool;

    /**
     * The runs of a directory.
     *
     * @param blocking where answers are made that wait for files
     * @param pool where answers are made that take their time
     */
    KnownRuns(RunService runs, Path directory, Executor blocking, QuestionPool pool) {
        this.runs = runs;
        this.directory = directory;
        this.blocking = blocking;
        this.pool = pool;
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

    /** An answer about the run that takes its time. */
    CompletionStage<HttpResponse> asked(Call call, BiFunction<RunDirectory, Cancellation, HttpResponse> answer) {
        Cancellation cancellation = WaitingClients.of(call.request());
        return with(call.id(), run -> pool.ask(cancellation, () -> answer.apply(run, cancellation)));
    }

    private CompletionStage<HttpResponse> aside(Supplier<HttpResponse> answer) {
        return CompletableFuture.supplyAsync(answer, blocking);
    }
}
