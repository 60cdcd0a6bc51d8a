package dev.kith.http.api;

import akka.http.javadsl.model.HttpResponse;
import dev.kith.http.service.RunService;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code /health}: whether the process lives, and whether it can do what it is for. */
final class HealthRoutes {
    private final RunService runs;

    HealthRoutes(RunService runs) {
        this.runs = runs;
    }

    void addTo(Operations operations) {
        operations.get(
                "/health/alive", call -> CompletableFuture.completedFuture(Json.response(200, new Health("alive"))));
        operations.get("/health/ready", call -> ready());
    }

    record Health(String status) {}

    private CompletionStage<HttpResponse> ready() {
        return runs.trouble()
                .thenApply(trouble ->
                        trouble.map(Answers::broken).orElseGet(() -> Json.response(200, new Health("ready"))));
    }
}
