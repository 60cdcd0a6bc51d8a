package dev.kith.http.service;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TrainingRunTest {
    private static final Specification SPECIFICATION = RunKit.SPECIFICATION;

    private final RunKit kit = new RunKit();
    private final FakeExecutor executor = kit.executor;

    @AfterEach
    void stop() {
        kit.close();
    }

    @Test
    void whatIsAcknowledgedIsInTheJournal() {
        var result = kit.run.<RunAnswer>runCommand(replyTo -> new RunCommand.Create(SPECIFICATION, replyTo));

        assertThat(result.reply()).isInstanceOf(RunAnswer.Done.class);
        assertThat(result.event().getCreated().getConfig()).isEqualTo("seed = 1");
        assertThat(kit.run.restart().state().status()).isEqualTo(RunStatus.CREATED);
    }

    @Test
    void theSameSpecificationAgainChangesNothing() {
        kit.create();
        var again = kit.run.<RunAnswer>runCommand(replyTo -> new RunCommand.Create(SPECIFICATION, replyTo));
        var other = kit.run.<RunAnswer>runCommand(
                replyTo -> new RunCommand.Create(new Specification("shapes", "seed = 2"), replyTo));

        assertThat(again.reply()).isInstanceOf(RunAnswer.Unchanged.class);
        assertThat(other.reply()).isInstanceOf(RunAnswer.Taken.class);
        assertThat(again.hasNoEvents() && other.hasNoEvents()).isTrue();
    }

    @Test
    void filesOfOthersAreLeftAlone() {
        executor.occupied.add("one");

        assertThat(kit.create()).isEqualTo(new RunAnswer.Occupied("one"));
    }

    @Test
    void aPausedRunGoesOnFromItsCheckpoint() throws Exception {
        kit.create();
        FakeExecutor.FakeAttempt first = kit.begin();
        first.listener().began(0);
        kit.awaitStatus(RunStatus.RUNNING);

        assertThat(((RunAnswer.Done) kit.ask(RunVerb.PAUSE)).run().status()).isEqualTo(RunStatus.PAUSING);
        first.awaitStop();
        first.listener().ended(new RunExecutor.End.Interrupted(40, OptionalLong.of(40)));
        kit.awaitStatus(RunStatus.PAUSED);
        assertThat(kit.run.getState().progress().checkpoint()).hasValue(40);

        kit.ask(RunVerb.RESUME);
        FakeExecutor.FakeAttempt second = kit.begin();
        second.listener().began(40);
        kit.awaitStatus(RunStatus.RUNNING);
        second.listener().ended(new RunExecutor.End.Completed(60));
        kit.awaitStatus(RunStatus.COMPLETED);
        assertThat(kit.run.getState().progress().attempt()).isEqualTo(2);
    }

    @Test
    void aRefusalNamesTheState() throws Exception {
        kit.create();
        kit.begin();

        assertThat(kit.ask(RunVerb.RESUME))
                .isInstanceOfSatisfying(
                        RunAnswer.Refused.class,
                        refused -> assertThat(refused.run().status().allowed())
                                .containsExactly(RunVerb.PAUSE, RunVerb.STOP, RunVerb.SETTINGS));
    }

    @Test
    void aRunThatDiedWithTheProcessWaitsForItsTurn() throws Exception {
        kit.create();
        kit.begin().listener().began(0);
        kit.awaitStatus(RunStatus.RUNNING);
        executor.newest = OptionalLong.of(20);

        kit.run.restart();
        kit.awaitStatus(RunStatus.CREATED);
        assertThat(kit.run.getState().progress().checkpoint()).hasValue(20);
    }

    @Test
    void wordsOfAnEarlierAttemptMeanNothing() throws Exception {
        kit.create();
        FakeExecutor.FakeAttempt first = kit.begin();
        kit.run.restart();
        kit.awaitStatus(RunStatus.CREATED);
        kit.begin();
        first.listener().ended(new RunExecutor.End.Completed(60));

        assertThat(kit.run.getState().status()).isEqualTo(RunStatus.STARTING);
    }

    @Test
    void aDeletedRunLeavesItsName() throws Exception {
        kit.create();
        kit.ask(RunVerb.DELETE);

        assertThat(executor.awaitRemoval()).isEqualTo("one");
        assertThat(kit.ask(RunVerb.PAUSE)).isEqualTo(new RunAnswer.Unknown("one"));
        assertThat(kit.create()).isInstanceOf(RunAnswer.Done.class);
    }

    @Test
    void numbersOfEventsRiseAndSurviveARestart() throws Exception {
        kit.create();
        TestProbe<FeedEvent> before = kit.kit.createTestProbe(FeedEvent.class);
        kit.run.runCommand(new RunCommand.Subscribe(-1, before.ref()));
        FeedEvent created = before.receiveMessage();
        kit.run.restart();
        TestProbe<FeedEvent> after = kit.kit.createTestProbe(FeedEvent.class);
        kit.run.runCommand(new RunCommand.Subscribe(-1, after.ref()));
        assertThat(after.receiveMessage().id()).isEqualTo(created.id());

        kit.begin();
        List<FeedEvent> later = List.of(after.receiveMessage());
        assertThat(later.get(0).id()).isGreaterThan(created.id());
    }

    @Test
    void whatTheJournalDidNotTakeIsToldToNobody() {
        TestProbe<RunAnswer> answers = kit.kit.createTestProbe(RunAnswer.class);
        TestProbe<FeedEvent> subscriber = kit.kit.createTestProbe(FeedEvent.class);
        ActorRef<RunCommand> two = kit.kit.spawn(
                TrainingRun.create(RunView.of("two", RunState.absent()), kit.surroundings(), kit.observer.ref()::tell));
        kit.awaitRead("two");
        two.tell(new RunCommand.Subscribe(-1, subscriber.ref()));
        kit.run.persistenceTestKit().failNextPersisted("training-run|two");
        two.tell(new RunCommand.Create(new Specification("shapes", "seed = 2"), answers.ref()));
        assertThat(answers.receiveMessage()).isInstanceOf(RunAnswer.Broken.class);
        kit.awaitRead("two");
        two.tell(new RunCommand.Create(SPECIFICATION, answers.ref()));

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
