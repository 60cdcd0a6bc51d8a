package dev.kith.http.api;

import static dev.kith.config.Text.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kith.config.hocon.ConfigurationException;
import dev.kith.http.api.bounds.Limit;
import dev.kith.http.service.RunVerb;
import dev.kith.http.service.RunView;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Problem details of RFC 9457.
 *
 * @param status of HTTP
 * @param errors the wrong fields
 * @param allowed what may be asked of the run instead; present where its state was the reason
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors,
        Optional<List<String>> allowed) {

    /**
     * One wrong field.
     *
     * @param field dotted
     * @param kind stable, for programs
     * @param suggestions the nearest valid names
     */
    public record FieldError(
            String field,
            String kind,
            String message,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> suggestions) {}

    static Problem of(ProblemType type, String detail) {
        return of(type, detail, List.of());
    }

    static Problem of(ProblemType type, String detail, List<FieldError> errors) {
        return new Problem(type.uri(), type.title(), type.status(), detail, errors, Optional.empty());
    }

    /** A single wrong field. */
    static Problem ofField(String field, String kind, String message) {
        return of(ProblemType.INVALID_REQUEST, message, List.of(new FieldError(field, kind, message, List.of())));
    }

    /** A field that nobody knows. */
    static Problem unknownField(String field, List<String> known) {
        FieldError error = new FieldError(field, "unknown_key", "no such field", known);
        return of(ProblemType.INVALID_REQUEST, format("the field %s is not known", field), List.of(error));
    }

    /** Everything that is wrong with a configuration. */
    static Problem of(ConfigurationException wrong) {
        List<FieldError> errors = errors(wrong);
        int all = wrong.problems().size();
        String detail = all == 1 ? "1 wrong value" : format("%,d wrong values", all);
        String listed = all == errors.size() ? "" : format(", of which the first %,d are listed", errors.size());
        return of(ProblemType.INVALID_REQUEST, detail + listed, errors);
    }

    /** The first of them. */
    static List<FieldError> errors(ConfigurationException wrong) {
        return wrong.problems().stream()
                .limit(Limit.ERRORS.count())
                .map(problem -> new FieldError(
                        problem.kind() == dev.kith.config.hocon.Problem.Kind.UNKNOWN_PRESET
                                ? "preset"
                                : "settings." + problem.key(),
                        problem.kind().name().toLowerCase(Locale.ROOT),
                        problem.message(),
                        problem.suggestions()))
                .toList();
    }

    /** With what may be asked instead, also if that is nothing. */
    static Problem refused(RunView run, RunVerb verb) {
        String detail = format(
                "run %s is %s: %s is not possible now", run.id(), run.status().word(), verb.word());
        ProblemType type = ProblemType.NOT_ALLOWED_NOW;
        List<String> allowed = run.allowed().stream().map(RunVerb::word).toList();
        return new Problem(type.uri(), type.title(), type.status(), detail, List.of(), Optional.of(allowed));
    }
}
