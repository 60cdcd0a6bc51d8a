package dev.kith.http.api;

import static dev.kith.config.Text.format;

import akka.http.javadsl.model.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the parameters of an address, and says at the end everything that is wrong with them. */
final class Parameters {
    private final Query query;
    private final List<Problem.FieldError> errors = new ArrayList<>();

    /** @param known others are errors */
    Parameters(Query query, Set<String> known) {
        this.query = query;
        query.toMap().keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> errors.add(new Problem.FieldError(
                        name,
                        "unknown_key",
                        "no such parameter",
                        known.stream().sorted().toList())));
    }

    /** The text; an empty one counts as none. */
    Optional<String> text(String name) {
        return query.get(name).filter(text -> !text.isEmpty());
    }

    /** The parts between commas. */
    List<String> list(String name) {
        return text(name).stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    long number(String name, long otherwise, long least, long most) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            long value = Long.parseLong(text.get());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException noNumber) {
            // told below
        }
        wrong(name, format("found %s, expected a whole number from %d to %d", text.get(), least, most), List.of());
        return otherwise;
    }

    /** What a word stands for. */
    <T> T choice(String name, T otherwise, Map<String, T> meanings) {
        Optional<String> text = text(name);
        T meant = text.map(meanings::get).orElse(null);
        if (text.isPresent() && meant == null) {
            List<String> words = meanings.keySet().stream().sorted().toList();
            wrong(name, format("found %s, expected one of %s", text.get(), String.join(", ", words)), words);
        }
        return meant == null ? otherwise : meant;
    }

    void wrong(String name, String message, List<String> suggestions) {
        errors.add(new Problem.FieldError(name, "wrong_value", message, suggestions));
    }

    /** @throws ProblemException with everything that was wrong so far */
    void check() {
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemType.INVALID_REQUEST, "wrong parameters", errors));
        }
    }
}
