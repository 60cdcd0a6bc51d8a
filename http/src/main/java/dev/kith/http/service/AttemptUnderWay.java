package dev.kith.http.service;

import akka.actor.typed.ActorRef;
import java.util.Optional;

/**
 * An attempt, as its run hears of it. What the journal must know (that it began, how it ended) is kept here, too: while the
 * journal fails, messages to the run may be lost.
 */
final class AttemptUnderWay implements RunExecutor.Listener {
    private final String id;
    private final long number;
    private final ActorRef<RunCommand> run;
    private final LiveAttempts attempts;
    private volatile Optional<RunExecutor.Attempt> attempt = Optional.empty();
    private volatile Optional<RunCommand> began = Optional.empty();
    private volatile Optional<RunCommand> ended = Optional.empty();
    private volatile boolean muted;

    /** @param run hears of it */
    AttemptUnderWay(String id, long number, ActorRef<RunCommand> run, LiveAttempts attempts) {
        this.id = id;
        this.number = number;
        this.run = run;
        this.attempts = attempts;
    }

    void begin(RunExecutor executor, Specification specification) {
        attempts.began(id, number, this::stop);
        attempt = Optional.of(executor.begin(id, specification, this));
    }

    long number() {
        return number;
    }

    void stop() {
        attempt.ifPresent(RunExecutor.Attempt::stop);
    }

    /** From now on only what the journal must know is said. */
    void mute() {
        muted = true;
    }

    /** Says again what the journal must know. */
    void repeat() {
        muted = false;
        began.ifPresent(run::tell);
        ended.ifPresent(run::tell);
    }

    @Override
    public void began(long fromStep) {
        RunCommand message = new RunCommand.AttemptBegan(number, fromStep);
        began = Optional.of(message);
        run.tell(message);
    }

    @Override
    public void told(RunExecutor.Telemetry telemetry) {
        if (!muted) {
            run.tell(new RunCommand.AttemptTold(number, telemetry));
        }
    }

    @Override
    public void ended(RunExecutor.End end) {
        RunCommand message = new RunCommand.AttemptEnded(number, end);
        ended = Optional.of(message);
        attempts.ended(id, number);
        run.tell(message);
    }
}
