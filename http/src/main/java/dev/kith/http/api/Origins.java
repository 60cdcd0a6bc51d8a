package dev.kith.http.api;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.Host;
import dev.kith.http.api.access.Access;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps pages of other origins out. A browser sends their requests to loopback, too: those that change something carry an
 * {@code Origin} that is not ours, and those of a name that was bound to our address afterwards carry a foreign {@code Host}.
 */
final class Origins {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final Access access;

    Origins(Access access) {
        this.access = access;
    }

    Optional<HttpResponse> refusal(HttpRequest request) {
        return isOurs(request)
                ? Optional.empty()
                : Optional.of(Json.problem(
                        Problem.of(ProblemType.FOREIGN_ORIGIN, "the headers Host and Origin must name this service")));
    }

    private boolean isOurs(HttpRequest request) {
        Optional<Host> host = request.getHeader(Host.class);
        String name = host.map(found -> found.host().address()).orElse("").toLowerCase(Locale.ROOT);
        if (!LOOPBACK.contains(name) && !access.publicHosts().contains(name)) {
            return false;
        }
        String authority = host.map(found -> found.value()).orElse("");
        return request.getHeader("Origin")
                .map(origin -> schemes(name).anyMatch(scheme -> origin.value().equals(scheme + "://" + authority)))
                .orElse(true);
    }

    /** Under a public name and without TLS of our own, a proxy may speak it. */
    private Stream<String> schemes(String name) {
        if (access.tls().isPresent()) {
            return Stream.of("https");
        }
        return LOOPBACK.contains(name) ? Stream.of("http") : Stream.of("http", "https");
    }
}
