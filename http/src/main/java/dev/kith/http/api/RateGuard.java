package dev.kith.http.api;

import static dev.kith.config.Text.format;

import akka.http.javadsl.model.AttributeKeys;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.RemoteAddress;
import akka.http.javadsl.model.headers.RawHeader;
import dev.kith.http.api.access.RateLimit;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/** Turns away who asks too often. Clients are the addresses that connect: what headers say of others is not believed. */
final class RateGuard {
    private final RateLimit limit;

    RateGuard(RateLimit limit) {
        this.limit = limit;
    }

    Optional<HttpResponse> refusal(HttpRequest request) {
        Duration wait = limit.admit(client(request));
        return wait.isZero() ? Optional.empty() : Optional.of(tooOften(wait));
    }

    private static InetAddress client(HttpRequest request) {
        return request.getAttribute(AttributeKeys.remoteAddress)
                .flatMap(RemoteAddress::getAddress)
                .orElseGet(InetAddress::getLoopbackAddress);
    }

    private static HttpResponse tooOften(Duration wait) {
        long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
        Problem problem = Problem.of(
                ProblemType.TOO_MANY_REQUESTS,
                format("again in %d s, please: the header Retry-After says so", seconds));
        return Json.problem(problem).addHeader(RawHeader.create("Retry-After", Long.toString(seconds)));
    }
}
