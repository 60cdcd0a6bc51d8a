package dev.kith.http.api;

import static dev.kith.config.Text.format;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.headers.CacheControl;
import akka.http.javadsl.model.headers.CacheDirectives;
import dev.kith.model.evidence.EmbeddingSample;
import dev.kith.model.evidence.EvidenceQuery;
import dev.kith.model.evidence.RunEvidence;
import dev.kith.model.evidence.bounds.Cancellation;
import dev.kith.model.run.RunDirectory;
import dev.kith.model.timeline.ChromeTrace;
import dev.kith.model.timeline.Timeline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** What a run knows now: who works when, the queue, pseudo-labels with who voted, a map of embeddings, pictures. */
final class EvidenceRoutes {
    private static final long STEPS = 60;
    private static final long MOST_STEPS = 2_000;
    private static final long POINTS = 1_000;
    private static final long MOST_POINTS = 5_000;
    private static final long HOUR_SECONDS = 3_600;

    private final KnownRuns runs;
    private final RunEvidence evidence;
    private final Directed directed;

    EvidenceRoutes(KnownRuns runs, RunEvidence evidence, Directed directed) {
        this.runs = runs;
        this.evidence = evidence;
        this.directed = directed;
    }

    void addTo(Operations operations) {
        operations.get("/v1/runs/{id}/timeline", this::timeline);
        operations.get("/v1/runs/{id}/queue", this::queue);
        operations.get("/v1/runs/{id}/labels", this::labels);
        operations.get("/v1/runs/{id}/embeddings", this::embeddings);
        operations.get("/v1/runs/{id}/image", this::image);
    }

    private CompletionStage<HttpResponse> queue(Call call) {
        String id = call.id();
        return runs.asked(call, (run, cancellation) -> Json.response(200, evidence.queue(id, run, cancellation)));
    }

    private CompletionStage<HttpResponse> labels(Call call) {
        String id = call.id();
        EvidenceQuery query = LabelsQuery.of(call.query());
        return runs.asked(
                call, (run, cancellation) -> Json.response(200, evidence.labels(id, run, query, cancellation)));
    }

    /** Of an attempt under way its last steps; of another the file that it has left. */
    private CompletionStage<HttpResponse> timeline(Call call) {
        String id = call.id();
        Parameters parameters = new Parameters(call.query(), Set.of("steps"));
        int steps = (int) parameters.number("steps", STEPS, 1, MOST_STEPS);
        parameters.check();
        Optional<Timeline> living = evidence.timeline(id);
        return living.isPresent()
                ? runs.asked(call, (run, cancellation) -> trace(living.get(), steps))
                : runs.with(id, run -> {
                    if (!Files.isRegularFile(run.timeline())) {
                        throw new ProblemException(
                                Problem.of(ProblemType.NOT_THERE_YET, format("run %s has no timeline yet", id)));
                    }
                    return directed.file(call.request(), run.timeline(), ContentTypes.APPLICATION_JSON);
                });
    }

    private static HttpResponse trace(Timeline timeline, int steps) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ChromeTrace.writeLast(steps, timeline, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HttpResponse.create().withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, out.toByteArray()));
    }

    /**
     * A map of embeddings.
     *
     * @param vectors little-endian 32-bit floats, row by row, in base64
     * @param notice why the copy is not the newest one there should be
     */
    record Embeddings(
            long step, int dimension, List<EmbeddingSample.Point> points, String vectors, Optional<String> notice) {}

    private CompletionStage<HttpResponse> embeddings(Call call) {
        String id = call.id();
        Parameters parameters = new Parameters(call.query(), Set.of("points"));
        int points = (int) parameters.number("points", POINTS, 3, MOST_POINTS);
        parameters.check();
        return runs.asked(call, (run, cancellation) -> {
            EmbeddingSample sample = evidence.embeddings(id, run, points, cancellation);
            return Json.response(
                    200,
                    new Embeddings(
                            sample.step(),
                            sample.dimension(),
                            sample.points(),
                            base64(sample.vectors()),
                            sample.notice()));
        });
    }

    private static String base64(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private CompletionStage<HttpResponse> image(Call call) {
        String id = call.id();
        Parameters parameters = new Parameters(call.query(), Set.of("example"));
        parameters.check();
        String example = parameters.text("example").orElse("");
        return runs.asked(call, (run, cancellation) -> image(id, run, example, cancellation));
    }

    private HttpResponse image(String id, RunDirectory run, String example, Cancellation cancellation) {
        return evidence.picture(id, run, example, cancellation)
                .map(png -> HttpResponse.create()
                        .withEntity(HttpEntities.create(MediaTypes.IMAGE_PNG.toContentType(), png))
                        .addHeader(
                                CacheControl.create(CacheDirectives.PRIVATE(), CacheDirectives.MAX_AGE(HOUR_SECONDS))))
                .orElseGet(() -> Json.problem(
                        Problem.of(ProblemType.NOT_FOUND, format("run %s has no example %s", id, example))));
    }
}
