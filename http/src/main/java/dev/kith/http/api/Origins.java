package dev.kith.http.api;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.headers.Host;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Keeps pages of other origins out. A browser sends their requests to loopback, too: those that change something carry an
 * {@code Origin} that is not ours, and those of a name that was bound to loopback afterwards carry a foreign {@code Host}.
 */
final class Origins extends AllDirectives {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    Route guard(Supplier<Route> inner) {
        return extractRequest(request -> {
            if (!isOurs(request)) {
                return complete(Json.problem(
                        Problem.of(ProblemType.FOREIGN_ORIGIN, "the headers Host and Origin must name this service")));
            }
            return inner.get();
        });
    }

    private static boolean isOurs(HttpRequest request) {
        Optional<Host> host = request.getHeader(Host.class);
        String name = host.map(found -> found.host().address()).orElse("").toLowerCase(Locale.ROOT);
        if (!LOOPBACK.contains(name)) {
            return false;
        }
        String authority = host.map(found -> found.value()).orElse("");
        return request.getHeader("Origin")
                .map(origin -> origin.value().equals("http://" + authority))
                .orElse(true);
    }
}
