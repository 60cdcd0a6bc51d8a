package dev.kith.http.api;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import dev.kith.http.api.access.Access;
import dev.kith.http.api.access.RateLimit;
import java.util.List;
import java.util.function.Supplier;

/** What holds for every route: headers, problems for whatever goes wrong, how often and from where it may be called. */
final class Envelope extends AllDirectives {
    private static final Problem LATE = Problem.of(ProblemType.UNAVAILABLE, "no answer in time");

    private final Failures failures = new Failures();
    private final List<HttpHeader> headers;
    private final RateGuard rate;
    private final Origins origins;

    Envelope(Access access) {
        this.headers = SecurityHeaders.of(access);
        this.rate = new RateGuard(new RateLimit(access.requestsPerSecond()));
        this.origins = new Origins(access);
    }

    Route around(Supplier<Route> inner) {
        return respondWithDefaultHeaders(
                headers,
                () -> withRequestTimeoutResponse(
                        request -> Json.problem(LATE).addHeaders(headers),
                        () -> handleExceptions(
                                failures.exceptions(),
                                () -> handleRejections(
                                        failures.rejections(), () -> rate.guard(() -> origins.guard(inner))))));
    }
}
