package dev.kith.http.api;

import akka.http.javadsl.model.Query;
import dev.kith.model.evidence.EvidenceQuery;
import dev.kith.model.evidence.EvidenceQuery.Order;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code ?label=Bag&order=confidence&after=24&limit=12}, all of it optional. */
final class LabelsQuery {
    private static final int LIMIT = 12;
    private static final int MOST = 100;
    /** What comes before a page of a sorted order is held in memory while the page is looked for. */
    private static final int MOST_AFTER = 10_000;

    private static final Set<String> PARAMETERS = Set.of("label", "order", "after", "limit");
    private static final Map<String, Order> ORDERS = Map.of(
            "confidence", Order.LEAST_CONFIDENT,
            "-confidence", Order.MOST_CONFIDENT,
            "disagreement", Order.DISAGREEMENT);

    private LabelsQuery() {}

    /** @throws ProblemException with everything that is wrong */
    static EvidenceQuery of(Query query) {
        Parameters parameters = new Parameters(query, PARAMETERS);
        Order order = parameters.choice("order", Order.NONE, ORDERS);
        long after = parameters.number("after", 0, 0, Integer.MAX_VALUE - MOST);
        long limit = parameters.number("limit", LIMIT, 1, MOST);
        if (order != Order.NONE && after > MOST_AFTER) {
            parameters.wrong("after", "in an order at most " + MOST_AFTER, List.of());
        }
        parameters.check();
        return new EvidenceQuery(parameters.text("label"), order, (int) after, (int) limit);
    }
}
