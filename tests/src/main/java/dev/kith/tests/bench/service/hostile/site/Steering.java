package dev.kith.tests.bench.service.hostile.site;

import static dev.kith.config.Text.format;

import dev.kith.tests.bench.service.hostile.site.Promises.Aspect;
import dev.kith.tests.bench.service.hostile.wire.AnswerTally;
import dev.kith.tests.bench.service.hostile.wire.Pause;
import dev.kith.tests.bench.service.hostile.wire.RawAnswer;
import dev.kith.tests.bench.service.hostile.wire.RawRequest;
import java.io.IOException;
import java.time.Duration;

/** Commands of which the acknowledged ones are remembered. Thread-safe for different runs. */
public final class Steering {
    private static final String RUNS = "/v1/runs/";
    private static final int NOT_FOUND = 404;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Site site;
    private final Promises promises;
    private final AnswerTally tally;

    /** @param tally counts requests and answers */
    public Steering(Site site, Promises promises, AnswerTally tally) {
        this.site = site;
        this.promises = promises;
        this.tally = tally;
    }

    /** What follows from an answer that acknowledges. */
    private RawAnswer sent(RawRequest request, Runnable acknowledged) throws IOException {
        tally.sent();
        RawAnswer answer = site.ask(request);
        tally.answered(request, answer);
        if (answer.isGood()) {
            acknowledged.run();
        }
        return answer;
    }

    public RawAnswer put(String run, String body) throws IOException {
        promises.unknown(run, Aspect.EXISTENCE);
        return sent(RawRequest.json("PUT", RUNS + run, body), () -> promises.created(run));
    }

    public RawAnswer pause(String run) throws IOException {
        promises.unknown(run, Aspect.REST);
        return sent(RawRequest.post(RUNS + run + "/pause"), () -> promises.paused(run));
    }

    public RawAnswer resume(String run) throws IOException {
        promises.unknown(run, Aspect.REST);
        return sent(RawRequest.post(RUNS + run + "/resume"), () -> promises.resumed(run));
    }

    public RawAnswer stop(String run) throws IOException {
        promises.unknown(run, Aspect.REST);
        return sent(RawRequest.post(RUNS + run + "/stop"), () -> {});
    }

    /** Changes the learning rate. */
    public RawAnswer rate(String run, double value) throws IOException {
        promises.unknown(run, Aspect.RATE);
        String body = format("{\"settings\": {\"optimizer.learning-rate\": %s}}", value);
        return sent(RawRequest.json("PATCH", RUNS + run + "/settings", body), () -> promises.rate(run, value));
    }

    public RawAnswer delete(String run) throws IOException {
        promises.unknown(run, Aspect.EXISTENCE);
        promises.unknown(run, Aspect.REST);
        promises.unknown(run, Aspect.RATE);
        return sent(RawRequest.delete(RUNS + run), () -> promises.deleted(run));
    }

    /** Stops a run where that is needed and deletes it; whether it is gone. */
    public boolean remove(String run) {
        return Pause.awaits(PATIENCE, () -> {
            RawAnswer answer = delete(run);
            if (!answer.isGood() && answer.status() != NOT_FOUND) {
                stop(run);
                return false;
            }
            return true;
        });
    }
}
