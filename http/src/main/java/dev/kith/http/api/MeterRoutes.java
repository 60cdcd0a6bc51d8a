package dev.kith.http.api;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpCharsets;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import dev.kith.http.meters.ServiceMeters;
import dev.kith.http.service.RunService;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** {@code /metrics} for Prometheus, and the clock around every request. */
final class MeterRoutes {
    private static final ContentType.NonBinary TEXT = ContentTypes.create(
            MediaTypes.customWithOpenCharset("text", "plain", Map.of("version", "0.0.4"), false), HttpCharsets.UTF_8);
    /** The route of whatever is not in the document: files of the page, and what is not there. */
    private static final String OTHERS = "other";

    private final ServiceMeters meters;
    private final RunService runs;
    private final Contract contract;
    private final Executor blocking;

    MeterRoutes(ServiceMeters meters, RunService runs, Contract contract, Executor blocking) {
        this.meters = meters;
        this.runs = runs;
        this.contract = contract;
        this.blocking = blocking;
    }

    void addTo(Operations operations) {
        operations.get("/metrics", call -> scrape());
    }

    private CompletionStage<HttpResponse> scrape() {
        return runs.all()
                .thenApplyAsync(
                        all -> HttpResponse.create().withEntity(HttpEntities.create(TEXT, meters.scrape(all))),
                        blocking);
    }

    /** Measures whatever is answered. */
    Handler timed(Handler inner) {
        return request -> {
            long begin = System.nanoTime();
            return inner.answer(request).thenApply(response -> {
                meters.answered(
                        request.method().name(),
                        contract.resource(request)
                                .map(Contract.Resource::template)
                                .orElse(OTHERS),
                        response.status().intValue(),
                        Duration.ofNanos(System.nanoTime() - begin));
                return response;
            });
        };
    }
}
