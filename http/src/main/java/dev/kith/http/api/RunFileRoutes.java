package dev.kith.http.api;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.ContentDisposition;
import akka.http.javadsl.model.headers.ContentDispositionTypes;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import dev.kith.http.series.MetricSeries;
import dev.kith.http.series.SeriesCache;
import dev.kith.http.service.RunProgress;
import dev.kith.model.checkpoint.CheckpointReader;
import dev.kith.model.run.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the directory of a run holds: metrics, checkpoints, report, model. */
final class RunFileRoutes extends AllDirectives {
    private final KnownRuns runs;
    private final SeriesCache series = new SeriesCache();

    RunFileRoutes(KnownRuns runs) {
        this.runs = runs;
    }

    Route routes(String id) {
        return concat(
                path(
                        "metrics",
                        () -> get(() -> extractUri(uri -> {
                            MetricSeries.Query query = MetricsQuery.of(uri.query());
                            return runs.answer(id, run -> metrics(id, run, query));
                        }))),
                path("checkpoints", () -> get(() -> runs.answer(id, RunFileRoutes::checkpoints))),
                path("report", () -> get(() -> file(id, "report", RunDirectory::report, this::json))),
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

    /** Some metrics of a run. */
    record Metrics(String run, List<MetricSeries> series) {}

    private HttpResponse metrics(String id, RunDirectory run, MetricSeries.Query query) {
        return Json.response(200, new Metrics(id, series.read(run.metrics(), query)));
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

    private Route file(String id, String what, Function<RunDirectory, Path> where, Function<Path, Route> answer) {
        return runs.with(id, run -> {
            Path file = where.apply(run);
            if (!Files.isRegularFile(file)) {
                throw new ProblemException(
                        Problem.of(ProblemType.NOT_THERE_YET, "run %s has no %s yet".formatted(id, what)));
            }
            return answer.apply(file);
        });
    }
}
