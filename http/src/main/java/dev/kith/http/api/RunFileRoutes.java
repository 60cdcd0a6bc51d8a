package dev.kith.http.api;

import static dev.kith.config.Text.format;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.ContentDisposition;
import akka.http.javadsl.model.headers.ContentDispositionTypes;
import dev.kith.http.series.MetricSeries;
import dev.kith.http.series.SeriesCache;
import dev.kith.http.service.RunProgress;
import dev.kith.model.checkpoint.CheckpointReader;
import dev.kith.model.run.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** What the directory of a run holds: metrics, checkpoints, report, model. */
final class RunFileRoutes {
    private final KnownRuns runs;
    private final Directed directed;
    private final RecentAnswers recent;
    private final SeriesCache series;

    RunFileRoutes(KnownRuns runs, Directed directed, RecentAnswers recent, SeriesCache series) {
        this.runs = runs;
        this.directed = directed;
        this.recent = recent;
        this.series = series;
    }

    void addTo(Operations operations) {
        operations.get("/v1/runs/{id}/metrics", call -> recent.answer(call, () -> metrics(call)));
        operations.get("/v1/runs/{id}/checkpoints", call -> recent.answer(call, () -> checkpoints(call)));
        operations.get("/v1/runs/{id}/found", this::found);
        operations.get("/v1/runs/{id}/report", this::report);
        operations.get("/v1/runs/{id}/model", this::model);
    }

    private CompletionStage<HttpResponse> found(Call call) {
        return file(call, "account of its data", RunDirectory::found, ContentTypes.APPLICATION_JSON);
    }

    private CompletionStage<HttpResponse> report(Call call) {
        return file(call, "report", RunDirectory::report, ContentTypes.APPLICATION_JSON);
    }

    private CompletionStage<HttpResponse> model(Call call) {
        ContentDisposition name = ContentDisposition.create(
                ContentDispositionTypes.ATTACHMENT, Map.of("filename", call.id() + ".safetensors"));
        return file(call, "model", RunDirectory::model, ContentTypes.APPLICATION_OCTET_STREAM)
                .thenApply(answer -> answer.addHeader(name));
    }

    /** Some metrics of a run. */
    record Metrics(String run, List<MetricSeries> series) {}

    private CompletionStage<HttpResponse> metrics(Call call) {
        String id = call.id();
        MetricSeries.Query query = MetricsQuery.of(call.query());
        return runs.answer(id, run -> Json.response(200, new Metrics(id, series.read(run.metrics(), query))));
    }

    /** The checkpoints there are. */
    record Checkpoints(List<Checkpoint> checkpoints) {}

    record Checkpoint(String name, long step) {}

    private CompletionStage<HttpResponse> checkpoints(Call call) {
        return runs.answer(call.id(), RunFileRoutes::checkpoints);
    }

    private static HttpResponse checkpoints(RunDirectory run) {
        List<Checkpoint> all = new CheckpointReader(run.checkpoints())
                .steps().stream()
                        .map(step -> new Checkpoint(RunProgress.checkpointName(step), step))
                        .toList();
        return Json.response(200, new Checkpoints(all));
    }

    private CompletionStage<HttpResponse> file(
            Call call, String what, Function<RunDirectory, Path> where, ContentType type) {
        return runs.with(call.id(), run -> {
            Path file = where.apply(run);
            if (!Files.isRegularFile(file)) {
                throw new ProblemException(
                        Problem.of(ProblemType.NOT_THERE_YET, format("run %s has no %s yet", call.id(), what)));
            }
            return directed.file(call.request(), file, type);
        });
    }
}
