package dev.kith.http.service;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.FishingOutcomes;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import com.typesafe.config.ConfigFactory;
import dev.kith.protocol.wire.RunEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TrainingRunTest {
    private static final Specification SPECIFICATION = new Specification("shapes", "seed = 1");

    private final ActorTestKit kit = ActorTestKit.create(EventSourcedBehaviorTestKit.config()
            .withFallback(ConfigFactory.parseString("akka.loglevel = ERROR"))
            .withFallback(ConfigFactory.load()));
    private final FakeExecutor executor = new FakeExecutor();
    private final TestProbe<RunView> observer = kit.createTestProbe(RunView.class);
    private EventSourcedBehaviorTestKit<TrainingRun.Command, RunEvent, RunState> run;

    @BeforeEach
    void start() {
        run = EventSourcedBehaviorTestKit.create(
                kit.system(),
                TrainingRun.create("one", executor, new RunEvents(InstantSource.system()), observer.ref()),
                // Only events are ever written.
                EventSourcedBehaviorTestKit.enabledSerializationSettings()
                        .withVerifyCommands(false)
                        .withVerifyState(false));
    }

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    private RunAnswer create() {
        return run.<RunAnswer>runCommand(replyTo -> new TrainingRun.Create(SPECIFICATION, replyTo))
                .reply();
    }

    private RunAnswer ask(RunVerb verb) {
        return run.<RunAnswer>runCommand(replyTo -> new TrainingRun.Control(verb, replyTo))
                .reply();
    }

    private FakeExecutor.FakeAttempt begin() throws InterruptedException {
        run.runCommand(new TrainingRun.Begin());
        return executor.awaitAttempt();
    }

    private void awaitStatus(RunStatus status) {
        observer.fishForMessage(
                Duration.ofSeconds(10),
                seen -> seen.status() == status ? FishingOutcomes.complete() : FishingOutcomes.continueAndIgnore());
    }

    /** Until the journal of a run without events is read. */
    private void awaitRead(String id) {
        observer.fishForMessage(
                Duration.ofSeconds(20),
                seen -> seen.id().equals(id) ? FishingOutcomes.complete() : FishingOutcomes.continueAndIgnore());
    }

    @Test
    void whatIsAcknowledgedIsInTheJournal() {
        var result = run.<RunAnswer>runCommand(replyTo -> new TrainingRun.Create(SPECIFICATION, replyTo));

        assertThat(result.reply()).isInstanceOf(RunAnswer.Done.class);
        assertThat(result.event().getCreated().getConfig()).isEqualTo("seed = 1");
        assertThat(run.restart().state().status()).isEqualTo(RunStatus.CREATED);
    }

    @Test
    void theSameSpecificationAgainChangesNothing() {
        create();
        var again = run.<RunAnswer>runCommand(replyTo -> new TrainingRun.Create(SPECIFICATION, replyTo));
        var other = run.<RunAnswer>runCommand(
                replyTo -> new TrainingRun.Create(new Specification("shapes", "seed = 2"), replyTo));

        assertThat(again.reply()).isInstanceOf(RunAnswer.Unchanged.class);
        assertThat(other.reply()).isInstanceOf(RunAnswer.Taken.class);
        assertThat(again.hasNoEvents() && other.hasNoEvents()).isTrue();
    }

    @Test
    void filesOfOthersAreLeftAlone() {
        executor.occupied.add("one");

        assertThat(create()).isEqualTo(new RunAnswer.Occupied("one"));
    }

    @Test
    void aPausedRunGoesOnFromItsCheckpoint() throws Exception {
        create();
        FakeExecutor.FakeAttempt first = begin();
        first.listener().began(0);
        awaitStatus(RunStatus.RUNNING);

        assertThat(((RunAnswer.Done) ask(RunVerb.PAUSE)).run().status()).isEqualTo(RunStatus.PAUSING);
        first.awaitStop();
        first.listener().ended(new RunExecutor.End.Interrupted(40, OptionalLong.of(40)));
        awaitStatus(RunStatus.PAUSED);
        assertThat(run.getState().progress().checkpoint()).hasValue(40);

        ask(RunVerb.RESUME);
        FakeExecutor.FakeAttempt second = begin();
        second.listener().began(40);
        awaitStatus(RunStatus.RUNNING);
        second.listener().ended(new RunExecutor.End.Completed(60));
        awaitStatus(RunStatus.COMPLETED);
        assertThat(run.getState().progress().attempt()).isEqualTo(2);
    }

    @Test
    void aRefusalNamesTheState() throws Exception {
        create();
        begin();

        assertThat(ask(RunVerb.RESUME))
                .isInstanceOfSatisfying(
                        RunAnswer.Refused.class,
                        refused -> assertThat(refused.run().status().allowed())
                                .containsExactly(RunVerb.PAUSE, RunVerb.STOP));
    }

    @Test
    void aRunThatDiedWithTheProcessWaitsForItsTurn() throws Exception {
        create();
        begin().listener().began(0);
        awaitStatus(RunStatus.RUNNING);
        executor.newest = OptionalLong.of(20);

        run.restart();
        awaitStatus(RunStatus.CREATED);
        assertThat(run.getState().progress().checkpoint()).hasValue(20);
    }

    @Test
    void wordsOfAnEarlierAttemptMeanNothing() throws Exception {
        create();
        FakeExecutor.FakeAttempt first = begin();
        run.restart();
        awaitStatus(RunStatus.CREATED);
        begin();
        first.listener().ended(new RunExecutor.End.Completed(60));

        assertThat(run.getState().status()).isEqualTo(RunStatus.STARTING);
    }

    @Test
    void aDeletedRunLeavesItsName() throws Exception {
        create();
        ask(RunVerb.DELETE);

        assertThat(executor.awaitRemoval()).isEqualTo("one");
        assertThat(ask(RunVerb.PAUSE)).isEqualTo(new RunAnswer.Unknown("one"));
        assertThat(create()).isInstanceOf(RunAnswer.Done.class);
    }

    @Test
    void numbersOfEventsRiseAndSurviveARestart() throws Exception {
        create();
        TestProbe<FeedEvent> before = kit.createTestProbe(FeedEvent.class);
        run.runCommand(new TrainingRun.Subscribe(-1, before.ref()));
        FeedEvent created = before.receiveMessage();
        run.restart();
        TestProbe<FeedEvent> after = kit.createTestProbe(FeedEvent.class);
        run.runCommand(new TrainingRun.Subscribe(-1, after.ref()));
        assertThat(after.receiveMessage().id()).isEqualTo(created.id());

        begin();
        List<FeedEvent> later = List.of(after.receiveMessage());
        assertThat(later.get(0).id()).isGreaterThan(created.id());
    }

    @Test
    void whatTheJournalDidNotTakeIsToldToNobody() {
        TestProbe<RunAnswer> answers = kit.createTestProbe(RunAnswer.class);
        TestProbe<FeedEvent> subscriber = kit.createTestProbe(FeedEvent.class);
        ActorRef<TrainingRun.Command> two =
                kit.spawn(TrainingRun.create("two", executor, new RunEvents(InstantSource.system()), observer.ref()));
        awaitRead("two");
        two.tell(new TrainingRun.Subscribe(-1, subscriber.ref()));
        run.persistenceTestKit().failNextPersisted("training-run|two");
        two.tell(new TrainingRun.Create(new Specification("shapes", "seed = 2"), answers.ref()));
        awaitRead("two");
        two.tell(new TrainingRun.Create(SPECIFICATION, answers.ref()));

        assertThat(answers.receiveMessage())
                .isInstanceOfSatisfying(
                        RunAnswer.Done.class,
                        done -> assertThat(done.run().state().specification()).isEqualTo(SPECIFICATION));
        assertThat(subscriber.receiveMessage().item())
                .isInstanceOfSatisfying(
                        FeedEvent.Changed.class,
                        told -> assertThat(told.run().state().specification()).isEqualTo(SPECIFICATION));
    }
}
