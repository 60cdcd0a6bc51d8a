package dev.kith.http.service;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.FishingOutcomes;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import com.typesafe.config.ConfigFactory;
import dev.kith.protocol.wire.RunEvent;
import java.time.Duration;
import java.time.InstantSource;

/** A run named one, with a journal in memory, that trains nothing. */
final class RunKit implements AutoCloseable {
    static final Specification SPECIFICATION = new Specification("shapes", "seed = 1");

    final ActorTestKit kit = ActorTestKit.create(EventSourcedBehaviorTestKit.config()
            .withFallback(ConfigFactory.parseString("akka.loglevel = ERROR"))
            .withFallback(ConfigFactory.load()));
    final FakeExecutor executor = new FakeExecutor();
    final TestProbe<RunView> observer = kit.createTestProbe(RunView.class);
    final EventSourcedBehaviorTestKit<RunCommand, RunEvent, RunState> run = EventSourcedBehaviorTestKit.create(
            kit.system(),
            TrainingRun.create(RunView.of("one", RunState.absent()), surroundings(), observer.ref()::tell),
            // Only events are ever written.
            EventSourcedBehaviorTestKit.enabledSerializationSettings()
                    .withVerifyCommands(false)
                    .withVerifyState(false));

    RunSurroundings surroundings() {
        return RunSurroundings.of(executor, new RunEvents(InstantSource.system()));
    }

    RunAnswer create() {
        return create(SPECIFICATION);
    }

    RunAnswer create(Specification specification) {
        return run.<RunAnswer>runCommand(replyTo -> new RunCommand.Create(specification, replyTo))
                .reply();
    }

    RunAnswer ask(RunVerb verb) {
        return run.<RunAnswer>runCommand(replyTo -> new RunCommand.Control(verb, replyTo))
                .reply();
    }

    FakeExecutor.FakeAttempt begin() throws InterruptedException {
        run.runCommand(new RunCommand.Begin());
        return executor.awaitAttempt();
    }

    /** An attempt that makes steps. */
    FakeExecutor.FakeAttempt running(long fromStep) throws InterruptedException {
        FakeExecutor.FakeAttempt attempt = begin();
        attempt.listener().began(fromStep);
        awaitStatus(RunStatus.RUNNING);
        return attempt;
    }

    void awaitStatus(RunStatus status) {
        observer.fishForMessage(
                Duration.ofSeconds(10),
                seen -> seen.status() == status ? FishingOutcomes.complete() : FishingOutcomes.continueAndIgnore());
    }

    /** Until the journal of a run without events is read. */
    void awaitRead(String id) {
        observer.fishForMessage(
                Duration.ofSeconds(20),
                seen -> seen.id().equals(id) ? FishingOutcomes.complete() : FishingOutcomes.continueAndIgnore());
    }

    @Override
    public void close() {
        kit.shutdownTestKit();
    }
}
