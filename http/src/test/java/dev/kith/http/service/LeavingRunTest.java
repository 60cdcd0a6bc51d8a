package dev.kith.http.service;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LeavingRunTest {
    private final RunKit kit = new RunKit();
    private final TestProbe<String> staying = kit.kit.createTestProbe(String.class);
    private final ActorRef<RunCommand> run = kit.kit.spawn(
            TrainingRun.create(RunView.of("two", RunState.absent()), kit.surroundings(), kit.observer.ref()::tell));

    @AfterEach
    void stop() {
        kit.close();
    }

    @Test
    void aRunWithNothingToDoLeaves() {
        run.tell(new RunCommand.Leave(staying.ref()));

        staying.expectTerminated(run);
    }

    @Test
    void aRunToWhichSomethingListensStays() {
        run.tell(new RunCommand.Subscribe(
                -1, kit.kit.createTestProbe(FeedEvent.class).ref()));
        run.tell(new RunCommand.Leave(staying.ref()));

        assertThat(staying.receiveMessage()).isEqualTo("two");
    }

    @Test
    void aRunWithAnAttemptStays() throws Exception {
        run.tell(new RunCommand.Create(
                RunKit.SPECIFICATION, kit.kit.createTestProbe(RunAnswer.class).ref()));
        run.tell(new RunCommand.Begin());
        kit.executor.awaitAttempt();
        run.tell(new RunCommand.Leave(staying.ref()));

        assertThat(staying.receiveMessage()).isEqualTo("two");
    }
}
