package dev.kith.http.api;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.ContentDisposition;
import akka.http.javadsl.model.headers.ContentDispositionTypes;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import dev.kith.http.service.RunAnswer;
import dev.kith.http.service.RunProgress;
import dev.kith.http.service.RunService;
import dev.kith.model.checkpoint.CheckpointReader;
import dev.kith.model.run.MetricsLog;
import dev.kith.model.run.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the directory of a run holds: metrics, checkpoints, report, timeline, model. */
final class RunFileRoutes extends AllDirectives {
    private final RunService runs;
    private final Path directory;
    private final Executor blocking;

    /** @param blocking where files are read */
    RunFileRoutes(RunService runs, Path directory, Executor blocking) {
        this.runs = runs;
        this.directory = directory;
        this.blocking = blocking;
    }

    Route routes(String id) {
        return concat(
                path(
                        "metrics",
                        () -> get(() -> extractUri(uri -> {
                            MetricSeries.Query query = MetricsQuery.of(uri.query());
                            return read(id, run -> metrics(id, run, query));
                        }))),
                path("checkpoints", () -> get(() -> read(id, RunFileRoutes::checkpoints))),
                path("report", () -> get(() -> file(id, "report", RunDirectory::report, this::json))),
                path("timeline", () -> get(() -> file(id, "timeline", RunDirectory::timeline, this::json))),
                path("model", () -> get(() -> file(id, "model", RunDirectory::model, file -> model(id, file)))));
    }

    private Route model(String id, Path file) {
        ContentDisposition name =
                ContentDisposition.create(ContentDispositionTypes.ATTACHMENT, Map.of("filename", id + ".safetensors"));
        return respondWithHeader(name, () -> getFromFile(file.toFile(), ContentTypes.APPLICATION_OCTET_STREAM));
    }

    private Route json(Path file) {
        return getFromFile(file.toFile(), ContentTypes.APPLICATION_JSON);
    }

    private static HttpResponse metrics(String id, RunDirectory run, MetricSeries.Query query) {
        List<MetricSeries> series = MetricSeries.of(MetricsLog.read(run.metrics()), query);
        return Json.response(200, new MetricSeries.Metrics(id, series));
    }

    /** The checkpoints there are. */
    record Checkpoints(List<Checkpoint> checkpoints) {}

    record Checkpoint(String name, long step) {}

    private static HttpResponse checkpoints(RunDirectory run) {
        List<Checkpoint> all = new CheckpointReader(run.checkpoints())
                .steps().stream()
                        .map(step -> new Checkpoint(RunProgress.checkpointName(step), step))
                        .toList();
        return Json.response(200, new Checkpoints(all));
    }

    private Route read(String id, Function<RunDirectory, HttpResponse> answer) {
        return of(id, run -> completeWithFuture(blocking(() -> answer.apply(run))));
    }

    private Route file(String id, String what, Function<RunDirectory, Path> where, Function<Path, Route> answer) {
        return of(id, run -> {
            Path file = where.apply(run);
            if (!Files.isRegularFile(file)) {
                throw new ProblemException(
                        Problem.of(ProblemType.NOT_THERE_YET, "run %s has no %s yet".formatted(id, what)));
            }
            return answer.apply(file);
        });
    }

    private Route of(String id, Function<RunDirectory, Route> route) {
        return onSuccess(
                runs.find(id),
                answer -> answer instanceof RunAnswer.Done
                        ? route.apply(new RunDirectory(directory.resolve(id)))
                        : complete(Answers.found(answer)));
    }

    private CompletionStage<HttpResponse> blocking(Supplier<HttpResponse> answer) {
        return CompletableFuture.supplyAsync(answer, blocking);
    }
}
