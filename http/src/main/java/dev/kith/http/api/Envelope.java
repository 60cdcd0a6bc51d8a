package dev.kith.http.api;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.TimeoutAccess;
import dev.kith.http.api.access.Access;
import dev.kith.http.api.access.RateLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What holds for every answer: headers, problems for whatever goes wrong, how often and from where may be asked. */
final class Envelope {
    private static final Problem LATE = Problem.of(ProblemType.UNAVAILABLE, "no answer in time");

    private final List<HttpHeader> headers;
    private final RateGuard rate;
    private final Origins origins;

    Envelope(Access access) {
        this.headers = SecurityHeaders.of(access);
        this.rate = new RateGuard(new RateLimit(access.requestsPerSecond()));
        this.origins = new Origins(access);
    }

    Handler around(Handler inner) {
        return request -> {
            CompletableFuture<HttpResponse> answer =
                    answer(inner, request).exceptionally(Failures::answer).toCompletableFuture();
            if (!answer.isDone()) {
                request.getHeader(TimeoutAccess.class)
                        .ifPresent(timeout -> timeout.timeoutAccess()
                                .updateHandler(late -> Json.problem(LATE).addHeaders(headers)));
            }
            return answer.thenApply(this::complete);
        };
    }

    private CompletionStage<HttpResponse> answer(Handler inner, HttpRequest request) {
        try {
            Optional<HttpResponse> refusal = rate.refusal(request).or(() -> origins.refusal(request));
            return refusal.<CompletionStage<HttpResponse>>map(CompletableFuture::completedFuture)
                    .orElseGet(() -> inner.answer(request));
        } catch (RuntimeException | Error thrown) {
            return CompletableFuture.completedFuture(Failures.answer(thrown));
        }
    }

    /** With the headers that it has not set itself. */
    private HttpResponse complete(HttpResponse answer) {
        List<HttpHeader> missing = new ArrayList<>(headers.size());
        for (HttpHeader header : headers) {
            if (!has(answer, header.lowercaseName())) {
                missing.add(header);
            }
        }
        return answer.addHeaders(missing);
    }

    private static boolean has(HttpResponse answer, String name) {
        for (HttpHeader header : answer.getHeaders()) {
            if (header.is(name)) {
                return true;
            }
        }
        return false;
    }
}
