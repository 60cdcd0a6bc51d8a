package dev.kith.http.api;

import akka.http.javadsl.model.HttpResponse;
import dev.kith.http.service.RunAnswer;
import dev.kith.http.service.RunService;
import dev.kith.http.service.RunVerb;
import dev.kith.http.service.Specifications;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code /runs}: runs are created, seen and steered. */
final class RunRoutes {
    /** Those that are words of a path; a run is deleted by the method of that name. */
    private static final List<RunVerb> VERBS = List.of(RunVerb.PAUSE, RunVerb.RESUME, RunVerb.STOP, RunVerb.CHECKPOINT);

    private final RunService runs;
    private final Specifications specifications;
    private final RunCreation creation;
    private final RunPages pages;
    private final Body body;
    private final RecentAnswers recent;

    RunRoutes(
            RunService runs,
            Specifications specifications,
            RunCreation creation,
            RunPages pages,
            Body body,
            RecentAnswers recent) {
        this.runs = runs;
        this.specifications = specifications;
        this.creation = creation;
        this.pages = pages;
        this.body = body;
        this.recent = recent;
    }

    void addTo(Operations operations) {
        operations.get("/v1/runs", call -> recent.answer(call, () -> pages.answer(call)));
        operations.post(
                "/v1/runs",
                call -> body.as(call, RunRequest.class, request -> creation.create(call.request(), request)));
        operations.get("/v1/runs/{id}", call -> recent.answer(call, () -> find(call.id())));
        operations.put("/v1/runs/{id}", call -> body.as(call, RunRequest.class, request -> put(call.id(), request)));
        operations.delete("/v1/runs/{id}", call -> delete(call.id()));
        operations.patch(
                "/v1/runs/{id}/settings",
                call -> body.as(call, SettingsRequest.class, request -> change(call.id(), request)));
        for (RunVerb verb : VERBS) {
            operations.post("/v1/runs/{id}/" + verb.word(), call -> control(call.id(), verb));
        }
    }

    private CompletionStage<HttpResponse> put(String id, RunRequest request) {
        RunCreation.requireName(id);
        if (request.id().isPresent() && !request.id().get().equals(id)) {
            throw new ProblemException(Problem.ofField("id", "conflict", "the address names the run " + id));
        }
        return runs.create(id, request.specification(specifications)).thenApply(Answers::created);
    }

    private CompletionStage<HttpResponse> find(String id) {
        return runs.find(id).thenApply(Answers::found);
    }

    private CompletionStage<HttpResponse> control(String id, RunVerb verb) {
        return runs.control(id, verb).thenApply(Answers::accepted);
    }

    /** What is asked for is read beside what holds; the run itself decides by what holds when it hears of it. */
    private CompletionStage<HttpResponse> change(String id, SettingsRequest request) {
        return runs.find(id)
                .thenCompose(found -> found instanceof RunAnswer.Done done
                        ? runs.change(id, request.patch(done.run().state().settings()))
                        : CompletableFuture.completedFuture(found))
                .thenApply(Answers::changed);
    }

    private CompletionStage<HttpResponse> delete(String id) {
        return runs.control(id, RunVerb.DELETE).thenApply(Answers::deleted);
    }
}
