package dev.kith.http.api;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.Query;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kith.model.evidence.Evidence;
import dev.kith.model.evidence.Prediction;
import dev.kith.model.evidence.RunEvidence;
import dev.kith.model.evidence.Upload;
import dev.kith.model.evidence.Voter;
import dev.kith.model.run.RunDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/** {@code predict}, {@code neighbors} and {@code embed}: what a run says of images that it has never seen. */
final class QuestionRoutes {
    private static final long MOST_NEIGHBORS = 1_000;

    private final KnownRuns runs;
    private final RunEvidence evidence;
    private final ImageBody images;

    QuestionRoutes(KnownRuns runs, RunEvidence evidence, ImageBody images) {
        this.runs = runs;
        this.evidence = evidence;
        this.images = images;
    }

    void addTo(Operations operations) {
        operations.post("/v1/runs/{id}/predict", call -> ask(call, (run, sent) -> predict(call.id(), run, sent)));
        operations.post("/v1/runs/{id}/embed", call -> ask(call, (run, sent) -> embed(call.id(), run, sent)));
        operations.post("/v1/runs/{id}/neighbors", this::neighbors);
    }

    private CompletionStage<HttpResponse> neighbors(Call call) {
        OptionalInt k = k(call.query());
        return ask(call, (run, sent) -> neighbors(call.id(), run, sent, k));
    }

    private static OptionalInt k(Query query) {
        Parameters parameters = new Parameters(query, Set.of("k"));
        int k = (int) parameters.number("k", 0, 1, MOST_NEIGHBORS);
        parameters.check();
        return k == 0 ? OptionalInt.empty() : OptionalInt.of(k);
    }

    private CompletionStage<HttpResponse> ask(Call call, BiFunction<RunDirectory, List<Upload>, HttpResponse> answer) {
        return runs.with(call.id(), run -> images.of(call, sent -> runs.aside(() -> answer.apply(run, sent))));
    }

    /** @param step before which the copy of the networks was made */
    record Predictions(long step, List<Predicted> predictions) {}

    /**
     * The vote of the nearest labelled examples, and what the classifier says.
     *
     * @param probabilities of the task head; left out where there is none
     */
    record Predicted(
            String id,
            String label,
            double confidence,
            Map<String, Integer> votes,
            List<Voter> neighbors,
            Optional<String> classifierLabel,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> probabilities) {

        static Predicted of(Prediction prediction) {
            Evidence said = prediction.evidence();
            return new Predicted(
                    said.id(),
                    said.label(),
                    said.confidence(),
                    said.votes(),
                    said.neighbors(),
                    said.classifierLabel(),
                    prediction.probabilities());
        }
    }

    private HttpResponse predict(String id, RunDirectory run, List<Upload> sent) {
        RunEvidence.Answer<Prediction> answer = evidence.predict(id, run, sent);
        List<Predicted> rows = answer.rows().stream().map(Predicted::of).toList();
        return Json.response(200, new Predictions(answer.step(), rows));
    }

    record Nearest(long step, List<Evidence> results) {}

    private HttpResponse neighbors(String id, RunDirectory run, List<Upload> sent, OptionalInt k) {
        RunEvidence.Answer<Evidence> answer = evidence.neighbors(id, run, sent, k);
        return Json.response(200, new Nearest(answer.step(), answer.rows()));
    }

    /** Vectors of unit length. */
    record Embedded(long step, int dimension, List<Row> embeddings) {}

    record Row(String id, float[] vector) {}

    private HttpResponse embed(String id, RunDirectory run, List<Upload> sent) {
        RunEvidence.Answer<float[]> answer = evidence.embed(id, run, sent);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < answer.rows().size(); i++) {
            rows.add(new Row(sent.get(i).name(), answer.rows().get(i)));
        }
        return Json.response(200, new Embedded(answer.step(), answer.rows().get(0).length, rows));
    }
}
