package dev.kith.http.api;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import dev.kith.http.service.RunService;
import java.util.concurrent.CompletionStage;

/** {@code /health}: whether the process lives, and whether it can do what it is for. */
final class HealthRoutes extends AllDirectives {
    private final RunService runs;

    HealthRoutes(RunService runs) {
        this.runs = runs;
    }

    Route routes() {
        return pathPrefix(
                "health",
                () -> concat(
                        path("alive", () -> get(() -> complete(Json.response(200, new Health("alive"))))),
                        path("ready", () -> get(() -> completeWithFuture(ready())))));
    }

    record Health(String status) {}

    private CompletionStage<HttpResponse> ready() {
        return runs.all().thenApply(all -> Json.response(200, new Health("ready")));
    }
}
