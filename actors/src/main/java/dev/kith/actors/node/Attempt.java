package dev.kith.actors.node;

import static dev.kith.config.Text.format;

import dev.kith.config.Settings;
import dev.kith.protocol.wire.Header;

/**
 * Which attempt at which run an actor belongs to, and the run's bounds.
 *
 * @param number counts from 1; messages of other attempts are dropped
 * @param maxStaleness bound on how far versions may lag
 * @param prefetch batches made ahead
 * @param workers threads that make batches
 * @param metricsEvery steps between pseudo-labels that go to the metrics
 */
public record Attempt(String runId, long number, int maxStaleness, int prefetch, int workers, long metricsEvery) {

    /**
     * The first attempt.
     *
     * @param prefetch as many batches as memory allows to make ahead
     */
    public static Attempt first(Settings settings, int prefetch) {
        int workers = settings.pipeline().workers();
        return new Attempt(
                format("%s-%d", settings.preset(), settings.seed()),
                1,
                settings.pipeline().maxStaleness(),
                prefetch,
                workers > 0 ? workers : Math.max(1, Runtime.getRuntime().availableProcessors() - 1),
                settings.metrics().everySteps());
    }

    /** Steps that may be in flight at once. */
    public int window() {
        return 1 + maxStaleness + prefetch;
    }

    /** The start of a header. */
    public Header.Builder header(String sender, long step) {
        return Header.newBuilder()
                .setRunId(runId)
                .setAttempt(number)
                .setSender(sender)
                .setStep(step);
    }

    /** Whether a message belongs to this attempt. */
    public boolean admits(Header header) {
        return header.getAttempt() == number && header.getRunId().equals(runId);
    }
}
