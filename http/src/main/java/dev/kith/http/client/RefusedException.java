package dev.kith.http.client;

import static dev.kith.config.Text.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kith.http.api.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The service has refused a request; the message is its problem in words. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String NEW_LINE = "\n  ";

    private final int status;
    private final transient Optional<JsonNode> document;

    private RefusedException(int status, Optional<JsonNode> document, String message) {
        super(message);
        this.status = status;
        this.document = document;
    }

    /** @param body a problem document, if it is a service that answers */
    static RefusedException of(ServerAddress from, int status, String body) {
        Optional<Problem> problem =
                Wire.read(body, Problem.class).filter(found -> found.type() != null && found.detail() != null);
        String words = problem.map(RefusedException::words)
                .orElseGet(() -> format("%s answers with status %d, and not as a service of Kith does", from, status));
        return new RefusedException(status, problem.flatMap(found -> Wire.tree(body)), words);
    }

    /** Of HTTP. */
    public int status() {
        return status;
    }

    /** Whether the same request may be granted a little later. */
    public boolean passing() {
        return status == 429 || status == 502 || status == 503 || status == 504;
    }

    /** The problem as the service wrote it. */
    public Optional<JsonNode> document() {
        return document;
    }

    private static String words(Problem problem) {
        List<String> lines = new ArrayList<>();
        lines.add(problem.detail());
        List<Problem.FieldError> errors = Optional.ofNullable(problem.errors()).orElse(List.of());
        errors.stream()
                .map(RefusedException::words)
                .filter(line -> !line.equals(problem.detail()))
                .forEach(lines::add);
        problem.allowed()
                .map(verbs -> "allowed now: " + (verbs.isEmpty() ? "nothing" : String.join(", ", verbs)))
                .ifPresent(lines::add);
        if (problem.status() == 401) {
            lines.add("the token is taken from the environment variable KITH_TOKEN");
        }
        return String.join(NEW_LINE, lines);
    }

    /** Names the field and its neighbours, unless the message does so already. */
    private static String words(Problem.FieldError error) {
        String message = error.message();
        String name = error.field().replaceFirst("^settings\\.", "");
        String told = message.contains(name) ? message : error.field() + ": " + message;
        List<String> more = Optional.ofNullable(error.suggestions()).orElse(List.of()).stream()
                .filter(suggestion -> !message.contains(suggestion))
                .toList();
        return more.isEmpty() ? told : told + "; did you mean " + String.join(" or ", more) + "?";
    }
}
