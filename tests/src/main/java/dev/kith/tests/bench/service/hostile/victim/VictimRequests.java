package dev.kith.tests.bench.service.hostile.victim;

import static dev.kith.config.Text.format;

import dev.kith.tests.bench.service.hostile.wire.RawRequest;
import java.util.List;

/** What a client asks that means no harm: mostly reads, some commands that change nothing, now and then a checkpoint. */
final class VictimRequests {
    static final int A_SECOND = 20;
    private static final int CHECKPOINT_EVERY = 4 * A_SECOND;
    private static final int COMMAND_EVERY = 5;

    private final List<RawRequest> reads;
    private final List<RawRequest> commands;
    private final RawRequest checkpoint;

    VictimRequests(VictimOrder order) {
        String run = "/v1/runs/" + order.run();
        this.reads = List.of(
                RawRequest.get("/v1/runs?limit=50").token(order.token()),
                RawRequest.get(run).token(order.token()),
                RawRequest.get(run + "/metrics?names=loss&points=100").token(order.token()));
        this.commands = List.of(
                RawRequest.json("POST", "/v1/config/check", "{\"settings\": {\"budget.steps\": 20}}")
                        .token(order.token()),
                RawRequest.json(
                                "PATCH",
                                run + "/settings",
                                format("{\"settings\": {\"optimizer.learning-rate\": %s}}", order.rate()))
                        .token(order.token()));
        this.checkpoint = RawRequest.post(run + "/checkpoint").token(order.token());
    }

    /** @param number from 0 */
    RawRequest request(int number) {
        if (number % CHECKPOINT_EVERY == CHECKPOINT_EVERY / 2) {
            return checkpoint;
        }
        return number % COMMAND_EVERY == 0
                ? commands.get(number / COMMAND_EVERY % commands.size())
                : reads.get(number % reads.size());
    }

    static String kind(RawRequest request) {
        return request.method().equals("GET") ? VictimResult.READS : VictimResult.COMMANDS;
    }
}
