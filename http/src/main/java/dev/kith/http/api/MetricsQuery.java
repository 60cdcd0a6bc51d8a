package dev.kith.http.api;

import akka.http.javadsl.model.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code ?names=loss,eval/accuracy&from=0&to=1000&points=500}, all of it optional. */
final class MetricsQuery {
    private static final int POINTS = 1_000;
    private static final int MOST_POINTS = 10_000;
    private static final Set<String> PARAMETERS = Set.of("names", "from", "to", "points");

    private MetricsQuery() {}

    /** @throws ProblemException with everything that is wrong */
    static MetricSeries.Query of(Query query) {
        List<Problem.FieldError> errors = new ArrayList<>();
        query.toMap().keySet().stream()
                .filter(name -> !PARAMETERS.contains(name))
                .forEach(name -> errors.add(new Problem.FieldError(
                        name,
                        "unknown_key",
                        "no such parameter",
                        PARAMETERS.stream().sorted().toList())));
        long from = number(query, "from", 0, 0, Long.MAX_VALUE, errors);
        long to = number(query, "to", Long.MAX_VALUE, 0, Long.MAX_VALUE, errors);
        long points = number(query, "points", POINTS, 2, MOST_POINTS, errors);
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemType.INVALID_REQUEST, "wrong parameters", errors));
        }
        Set<String> names = query.get("names").stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        return new MetricSeries.Query(names, from, to, Math.toIntExact(points));
    }

    private static long number(
            Query query, String name, long otherwise, long least, long most, List<Problem.FieldError> errors) {
        String text = query.get(name).orElse("");
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            long value = Long.parseLong(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException noNumber) {
            // told below
        }
        errors.add(new Problem.FieldError(
                name,
                "wrong_value",
                "found %s, expected a whole number from %d to %d".formatted(text, least, most),
                List.of()));
        return otherwise;
    }
}
