package dev.kith.tests.bench.service.hostile.attack;

import static dev.kith.config.Text.format;

import com.google.errorprone.annotations.FormatMethod;
import dev.kith.tests.bench.service.hostile.site.Promises;
import dev.kith.tests.bench.service.hostile.site.Site;
import dev.kith.tests.bench.service.hostile.site.Steering;
import dev.kith.tests.bench.service.hostile.site.StrictRun;
import dev.kith.tests.bench.service.hostile.wire.AnswerTally;
import dev.kith.tests.bench.service.hostile.wire.Crowd;
import dev.kith.tests.bench.service.hostile.wire.RawAnswer;
import dev.kith.tests.bench.service.hostile.wire.RawConnection;
import dev.kith.tests.bench.service.hostile.wire.RawRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an attack is given: a service, the run that trains in it, a time; and where it writes down what it sees. */
public final class Arena {
    /** A run of every site that rests at a checkpoint. */
    public static final String RESTING = "resting";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Site site;
    private final Plan plan;
    private final String beside;
    private final Promises promises;
    private final AnswerTally tally = new AnswerTally();
    private final Crowd crowd;
    private final List<Asked> asked = new ArrayList<>();
    private Optional<String> skipped = Optional.empty();

    /**
     * What is chosen for all attacks.
     *
     * @param strict the run beside them
     * @param time of each
     * @param many how many runs are made where it is about many
     */
    public record Plan(StrictRun strict, Duration time, int many) {}

    /**
     * Its time begins.
     *
     * @param beside the run that trains
     */
    public Arena(Site site, Plan plan, String beside, Promises promises) {
        this.site = site;
        this.plan = plan;
        this.beside = beside;
        this.promises = promises;
        this.crowd = new Crowd(tally, System.nanoTime() + plan.time().toNanos());
    }

    Site site() {
        return site;
    }

    String beside() {
        return beside;
    }

    StrictRun strict() {
        return plan.strict();
    }

    Duration time() {
        return plan.time();
    }

    int many() {
        return plan.many();
    }

    Promises promises() {
        return promises;
    }

    public AnswerTally tally() {
        return tally;
    }

    Crowd crowd() {
        return crowd;
    }

    /** Commands that are counted, and remembered where they are acknowledged. */
    Steering steering() {
        return new Steering(site, promises, tally);
    }

    /** The answer to a request with the token of control, on a connection of its own; both are counted. */
    RawAnswer ask(RawRequest request) throws IOException {
        return ask(request, site.controlToken(), PATIENCE);
    }

    RawAnswer ask(RawRequest request, String token, Duration patience) throws IOException {
        tally.sent();
        RawAnswer answer = RawConnection.ask(site.address(), patience, request.token(token));
        tally.answered(request, answer);
        return answer;
    }

    RawConnection connect() throws IOException {
        return RawConnection.open(site.address(), PATIENCE);
    }

    /** Writes down what is asked, and whether it is so. Thread-safe. */
    @FormatMethod
    synchronized void asks(boolean met, String words, Object... values) {
        asked.add(new Asked(met, format(words, values)));
    }

    /** This system does not allow the attack. */
    void skip(String why) {
        skipped = Optional.of(why);
    }

    /** Why the attack could not be mounted. */
    public Optional<String> skipped() {
        return skipped;
    }

    public synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }
}
