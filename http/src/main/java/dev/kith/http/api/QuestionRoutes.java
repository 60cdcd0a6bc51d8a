package dev.kith.http.api;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.Query;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kith.model.evidence.Evidence;
import dev.kith.model.evidence.Prediction;
import dev.kith.model.evidence.RunEvidence;
import dev.kith.model.evidence.Upload;
import dev.kith.model.evidence.Voter;
import dev.kith.model.evidence.bounds.Cancellation;
import dev.kith.model.run.RunDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

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
        operations.post("/v1/runs/{id}/predict", call -> ask(call, this::predict));
        operations.post("/v1/runs/{id}/embed", call -> ask(call, this::embed));
        operations.post("/v1/runs/{id}/neighbors", this::neighbors);
    }

    private CompletionStage<HttpResponse> neighbors(Call call) {
        OptionalInt k = k(call.query());
        return ask(call, question -> neighbors(question, k));
    }

    private static OptionalInt k(Query query) {
        Parameters parameters = new Parameters(query, Set.of("k"));
        int k = (int) parameters.number("k", 0, 1, MOST_NEIGHBORS);
        parameters.check();
        return k == 0 ? OptionalInt.empty() : OptionalInt.of(k);
    }

    /** What is asked of a run. */
    private record Question(String id, RunDirectory run, List<Upload> sent, Cancellation cancellation) {}

    private CompletionStage<HttpResponse> ask(Call call, Function<Question, HttpResponse> answer) {
        String id = call.id();
        return runs.with(
                id,
                run -> images.of(
                        call, (sent, cancellation) -> answer.apply(new Question(id, run, sent, cancellation))));
    }

    /**
     * What the copy says.
     *
     * @param step before which the copy of the networks was made
     * @param notice why it is not the newest one there should be
     */
    record Predictions(long step, List<Predicted> predictions, Optional<String> notice) {}

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

    private HttpResponse predict(Question asked) {
        RunEvidence.Answer<Prediction> answer =
                evidence.predict(asked.id(), asked.run(), asked.sent(), asked.cancellation());
        List<Predicted> rows = answer.rows().stream().map(Predicted::of).toList();
        return Json.response(200, new Predictions(answer.step(), rows, answer.notice()));
    }

    record Nearest(long step, List<Evidence> results, Optional<String> notice) {}

    private HttpResponse neighbors(Question asked, OptionalInt k) {
        RunEvidence.Answer<Evidence> answer =
                evidence.neighbors(asked.id(), asked.run(), asked.sent(), k, asked.cancellation());
        return Json.response(200, new Nearest(answer.step(), answer.rows(), answer.notice()));
    }

    /** Vectors of unit length. */
    record Embedded(long step, int dimension, List<Row> embeddings, Optional<String> notice) {}

    record Row(String id, float[] vector) {}

    private HttpResponse embed(Question asked) {
        RunEvidence.Answer<float[]> answer =
                evidence.embed(asked.id(), asked.run(), asked.sent(), asked.cancellation());
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < answer.rows().size(); i++) {
            rows.add(new Row(asked.sent().get(i).name(), answer.rows().get(i)));
        }
        return Json.response(200, new Embedded(answer.step(), answer.rows().get(0).length, rows, answer.notice()));
    }
}
