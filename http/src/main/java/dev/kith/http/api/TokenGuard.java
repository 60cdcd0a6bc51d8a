package dev.kith.http.api;

import static dev.kith.config.Text.format;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;
import dev.kith.http.api.access.Scope;
import dev.kith.http.api.access.Tokens;
import dev.kith.http.api.connections.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks for a token, if there are any, and whether its scope allows what is asked for. */
final class TokenGuard {
    private static final String SCHEME = "bearer ";
    private static final Set<String> QUESTIONS = Set.of("embed", "predict", "neighbors");

    private final Tokens tokens;

    TokenGuard(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Empty: it may go on, and its connection is one of those that are known. */
    Optional<HttpResponse> refusal(HttpRequest request) {
        Optional<HttpResponse> refusal = tokens.areNone() ? Optional.empty() : unknown(request);
        if (refusal.isEmpty()) {
            Connection.know(request);
        }
        return refusal;
    }

    private Optional<HttpResponse> unknown(HttpRequest request) {
        Optional<String> token = token(request);
        if (token.isEmpty()) {
            return Optional.of(
                    refused(ProblemType.TOKEN_REQUIRED, "the header Authorization: Bearer TOKEN is needed", ""));
        }
        Optional<Scope> granted = tokens.scope(token.get());
        Scope needed = needed(request);
        if (granted.isEmpty()) {
            return Optional.of(
                    refused(ProblemType.TOKEN_REQUIRED, "the token is not known here", ", error=\"invalid_token\""));
        } else if (!granted.get().covers(needed)) {
            return Optional.of(refused(
                    ProblemType.INSUFFICIENT_SCOPE,
                    format(
                            "this needs a token of %s, not of %s",
                            needed.word(), granted.get().word()),
                    format(", error=\"insufficient_scope\", scope=\"%s\"", needed.word())));
        }
        return Optional.empty();
    }

    /** Empty also if there are several: nobody should have to guess which one counts. */
    private static Optional<String> token(HttpRequest request) {
        List<String> values = new ArrayList<>();
        for (HttpHeader header : request.getHeaders()) {
            if (header.is("authorization")) {
                values.add(header.value());
            }
        }
        return values.stream()
                .filter(value -> values.size() == 1 && value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip())
                .findFirst();
    }

    /** Some questions come with a body, and so by POST; they change nothing. */
    private static Scope needed(HttpRequest request) {
        if (request.method().equals(HttpMethods.GET) || request.method().equals(HttpMethods.HEAD)) {
            return Scope.READ;
        }
        List<String> path = new ArrayList<>();
        request.getUri().pathSegments().forEach(path::add);
        boolean check = path.equals(List.of("v1", "config", "check"));
        boolean question = path.size() == 4 && path.get(1).equals("runs") && QUESTIONS.contains(path.get(3));
        return request.method().equals(HttpMethods.POST) && (check || question) ? Scope.READ : Scope.CONTROL;
    }

    private static HttpResponse refused(ProblemType type, String detail, String parameters) {
        return Json.problem(Problem.of(type, detail))
                .addHeader(RawHeader.create("WWW-Authenticate", "Bearer realm=\"kith\"" + parameters));
    }
}
