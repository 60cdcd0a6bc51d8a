package dev.kith.http.api;

import akka.http.javadsl.model.Query;
import dev.kith.http.series.MetricSeries;
import java.util.Set;

/** Reads {@code ?names=loss,eval/accuracy&from=0&to=1000&points=500}, all of it optional. */
final class MetricsQuery {
    private static final int POINTS = 1_000;
    private static final int MOST_POINTS = 10_000;
    private static final Set<String> PARAMETERS = Set.of("names", "from", "to", "points");

    private MetricsQuery() {}

    /** @throws ProblemException with everything that is wrong */
    static MetricSeries.Query of(Query query) {
        Parameters parameters = new Parameters(query, PARAMETERS);
        long from = parameters.number("from", 0, 0, Long.MAX_VALUE);
        long to = parameters.number("to", Long.MAX_VALUE, 0, Long.MAX_VALUE);
        long points = parameters.number("points", POINTS, 2, MOST_POINTS);
        parameters.check();
        return new MetricSeries.Query(Set.copyOf(parameters.list("names")), from, to, Math.toIntExact(points));
    }
}
