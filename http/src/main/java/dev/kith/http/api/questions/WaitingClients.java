package dev.kith.http.api.questions;

import akka.NotUsed;
import akka.http.javadsl.model.AttributeKey;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.stream.OverflowStrategy;
import akka.stream.javadsl.Flow;
import dev.kith.http.api.bounds.Limit;
import dev.kith.model.evidence.bounds.Cancellation;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Tells each request of a connection when its client has gone, so that what was begun for it can end. */
public final class WaitingClients {
    private static final AttributeKey<Cancellation> KEY = AttributeKey.create("kith-cancellation", Cancellation.class);

    /** When the server answers in place of the handler. */
    private static final Duration PATIENCE = Limit.ANSWER_TIME.time();

    private WaitingClients() {}

    /** Whether the client of a request still waits. */
    public static Cancellation of(HttpRequest request) {
        return request.getAttribute(KEY).orElseGet(() -> Cancellation.within(PATIENCE));
    }

    /**
     * The requests of a connection and their answers, one after the other. While one is answered the next one may be read: only
     * then is the end of a connection seen.
     */
    public static Flow<HttpRequest, HttpResponse, NotUsed> flow(
            Function<HttpRequest, CompletionStage<HttpResponse>> handler) {
        Set<Cancellation> open = ConcurrentHashMap.newKeySet();
        return Flow.of(HttpRequest.class)
                .watchTermination((used, end) -> {
                    end.whenComplete((done, failure) -> open.forEach(waiting -> waiting.cancel("the client has gone")));
                    return used;
                })
                .buffer(1, OverflowStrategy.backpressure())
                .mapAsync(1, request -> {
                    Cancellation waiting = Cancellation.within(PATIENCE);
                    open.add(waiting);
                    return handler.apply(request.addAttribute(KEY, waiting))
                            .whenComplete((done, failure) -> open.remove(waiting));
                });
    }
}
