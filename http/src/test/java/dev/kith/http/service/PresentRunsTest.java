package dev.kith.http.service;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestInbox;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PresentRunsTest {
    private final TestInbox<RunCommand> inbox = TestInbox.create();
    private final TestInbox<String> staying = TestInbox.create();
    private final List<String> made = new ArrayList<>();
    private final PresentRuns runs = new PresentRuns(
            id -> {
                made.add(id);
                return inbox.getRef();
            },
            staying.getRef());

    @Test
    void aRunOfWhichNothingIsAskedLeavesAndComesBackWhenSomethingIs() {
        runs.tell("one", new RunCommand.Begin());
        runs.letGo(id -> true);
        assertThat(inbox.getAllReceived()).as("it was told something just now").containsExactly(new RunCommand.Begin());
        runs.letGo(id -> true);
        assertThat(inbox.receiveMessage()).isEqualTo(new RunCommand.Leave(staying.getRef()));

        runs.tell("one", new RunCommand.Close());
        assertThat(inbox.hasMessages()).as("told while it may be leaving").isFalse();
        runs.left("one");

        assertThat(inbox.getAllReceived()).containsExactly(new RunCommand.Close());
        assertThat(made).containsExactly("one", "one");
        assertThat(runs.count()).isOne();
    }

    @Test
    void oneThatStaysHearsWhatHasWaited() {
        runs.wake("one");
        runs.letGo(id -> true);
        runs.letGo(id -> true);
        runs.tell("one", new RunCommand.Begin());
        inbox.getAllReceived();
        runs.stays("one");

        assertThat(inbox.getAllReceived()).containsExactly(new RunCommand.Begin());
        assertThat(made).containsExactly("one");
    }

    @Test
    void oneWithAnAttemptIsNotAsked() {
        runs.wake("one");
        runs.letGo(id -> false);
        runs.letGo(id -> false);

        assertThat(inbox.hasMessages()).isFalse();
    }
}
