package dev.kith.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.model.engine.Lane.Priority;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class LaneTest {
    private final Lane lane = new Lane("test", 1);

    @AfterEach
    void endThread() {
        lane.close();
    }

    @Test
    void worksOnOneThreadOfItsOwn() {
        Thread first = lane.call(Priority.VOTE, Thread::currentThread);
        Thread second = lane.call(Priority.BACKWARD, Thread::currentThread);

        assertThat(first).isSameAs(second).isNotSameAs(Thread.currentThread());
        assertThat(first.getName()).isEqualTo("kith-lane-test");
        assertThat(lane.name()).isEqualTo("test");
    }

    @Test
    void servesByPriorityThenByArrival() {
        CountDownLatch gate = block();
        List<String> served = new ArrayList<>();
        for (Priority priority : List.of(
                Priority.CLOSE,
                Priority.EVALUATION,
                Priority.VOTE,
                Priority.TARGET_FORWARD,
                Priority.ONLINE_FORWARD,
                Priority.BACKWARD)) {
            lane.submit(priority, () -> served.add(priority + " 1"));
            lane.submit(priority, () -> served.add(priority + " 2"));
        }

        gate.countDown();
        lane.close();

        assertThat(served)
                .containsExactly(
                        "BACKWARD 1",
                        "BACKWARD 2",
                        "ONLINE_FORWARD 1",
                        "ONLINE_FORWARD 2",
                        "TARGET_FORWARD 1",
                        "TARGET_FORWARD 2",
                        "VOTE 1",
                        "VOTE 2",
                        "EVALUATION 1",
                        "EVALUATION 2",
                        "CLOSE 1",
                        "CLOSE 2");
    }

    @Test
    void inTheOrderOfStepsTheOldestComesFirst() {
        try (Lane ordered = new Lane("ordered", 1, Lane.Order.STEP)) {
            CountDownLatch gate = block(ordered);
            List<String> served = new ArrayList<>();
            ordered.submit(Priority.CLOSE, () -> served.add("close"));
            ordered.submit(Priority.BACKWARD, 6, () -> served.add("backward of 6"));
            ordered.submit(Priority.LOAD, 5, () -> served.add("load 5"));
            ordered.submit(Priority.VOTE, 5, () -> served.add("vote on 5"));
            ordered.submit(Priority.EVALUATION, () -> served.add("no step"));
            ordered.execute(() -> served.add("decision"));

            gate.countDown();
            ordered.close();

            assertThat(served).containsExactly("decision", "no step", "vote on 5", "load 5", "backward of 6", "close");
        }
    }

    @Test
    void decidesBeforeItWorksOn() {
        CountDownLatch gate = block();
        List<String> served = new ArrayList<>();
        lane.submit(Priority.BACKWARD, () -> served.add("work"));
        lane.execute(() -> served.add("decision 1 on " + Thread.currentThread().getName()));
        lane.execute(() -> served.add("decision 2"));

        gate.countDown();
        lane.close();

        assertThat(served).containsExactly("decision 1 on kith-lane-test", "decision 2", "work");
    }

    @Test
    void decidingIsNoWork() {
        long before = lane.busyNanos();

        CompletableFuture.runAsync(() -> spinUntil(System.nanoTime() + 2_000_000), lane)
                .join();

        assertThat(lane.busyNanos()).isEqualTo(before);
    }

    private static void spinUntil(long nanoTime) {
        while (System.nanoTime() - nanoTime < 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aDecisionThatFailsHarmsNobody() {
        lane.execute(() -> {
            throw new IllegalStateException("wrong");
        });

        assertThat(lane.call(Priority.VOTE, () -> "served")).isEqualTo("served");
    }

    @Test
    void afterItsEndOthersDecide() {
        lane.close();

        Thread decided =
                CompletableFuture.supplyAsync(Thread::currentThread, lane).join();

        assertThat(decided.getName()).doesNotStartWith("kith-lane");
    }

    @Test
    void failingWorkFailsItsFutureAndNothingElse() {
        CompletableFuture<String> failing = lane.submit(Priority.VOTE, () -> {
            throw new IOException("disk");
        });
        CompletableFuture<String> error = lane.submit(Priority.VOTE, () -> {
            throw new AssertionError("bug");
        });

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(failing::get)
                .withCauseInstanceOf(IOException.class);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(error::get)
                .withCauseInstanceOf(AssertionError.class);
        assertThat(lane.call(Priority.VOTE, () -> "still here")).isEqualTo("still here");
    }

    @Test
    void callThrowsWhatTheWorkThrows() {
        RuntimeException unchecked = new ArithmeticException("divide");
        Error error = new AssertionError("bug");
        Exception checked = new IOException("disk");

        assertThatThrownBy(() -> callThatThrows(unchecked)).isSameAs(unchecked);
        assertThatThrownBy(() -> callThatThrows(error)).isSameAs(error);
        assertThatIllegalStateException()
                .isThrownBy(() -> callThatThrows(checked))
                .withCause(checked);
    }

    @Test
    void callOnTheLaneItselfIsDoneAtOnce() {
        String order = lane.call(Priority.BACKWARD, () -> lane.call(Priority.EVALUATION, () -> "inner") + " outer");

        assertThat(order).isEqualTo("inner outer");
    }

    @Test
    void closeDoesWaitingWorkThenRefuses() {
        List<Integer> done = new ArrayList<>();
        // Closed from the lane itself, which does not wait: what follows is certainly still waiting at that moment.
        CountDownLatch gate = new CountDownLatch(1);
        lane.submit(Priority.BACKWARD, () -> {
            gate.await();
            lane.close();
            return true;
        });
        lane.submit(Priority.EVALUATION, () -> done.add(1));
        lane.submit(Priority.CLOSE, () -> done.add(2));
        gate.countDown();
        lane.close();

        assertThat(done).containsExactly(1, 2);
        assertThatIllegalStateException()
                .isThrownBy(() -> lane.submit(Priority.BACKWARD, () -> 3))
                .withMessageContaining("lane test is closed");
        assertThatIllegalStateException().isThrownBy(() -> lane.call(Priority.BACKWARD, () -> 3));
    }

    @Test
    void closeEndsTheThreadAndMayBeRepeated() {
        Thread thread = lane.call(Priority.VOTE, Thread::currentThread);

        lane.close();
        lane.close();

        assertThat(thread.isAlive()).isFalse();
    }

    /** Freeing the memory of one owner must not end a lane that others share. */
    @Test
    void workOfTheLowestPriorityDoesNotEndTheLane() {
        lane.call(Priority.CLOSE, () -> "freed");

        assertThat(lane.call(Priority.BACKWARD, () -> "still here")).isEqualTo("still here");
    }

    /** Whatever the moment of closing: accepted work is done, the rest refused, nobody waits forever. */
    @Test
    void noAcceptedWorkIsLostWhenClosing() throws InterruptedException {
        ConcurrentLinkedQueue<CompletableFuture<Integer>> accepted = new ConcurrentLinkedQueue<>();
        CountDownLatch busy = new CountDownLatch(3);
        List<Thread> submitters = IntStream.range(0, 3)
                .mapToObj(i -> new Thread(() -> submitUntilClosed(accepted, busy)))
                .toList();
        submitters.forEach(Thread::start);
        busy.await();

        lane.close();

        for (Thread submitter : submitters) {
            submitter.join();
        }
        assertThat(accepted.size()).isGreaterThan(300);
        assertThat(accepted.stream().filter(work -> !work.isDone()).count()).isZero();
    }

    @Test
    void interruptsDoNotEndIt() {
        Thread thread = lane.call(Priority.VOTE, Thread::currentThread);

        thread.interrupt();

        assertThat(lane.call(Priority.VOTE, () -> "still here")).isEqualTo("still here");
    }

    @Test
    void countsItsBusyTime() {
        long before = lane.busyNanos();
        CountDownLatch gate = block();
        gate.countDown();
        lane.close();

        assertThat(lane.busyNanos()).isGreaterThan(before);
    }

    @Test
    void needsAThread() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Lane("none", 0))
                .withMessageContaining("at least one");
    }

    /** Occupies the lane until the latch is counted down. */
    private CountDownLatch block() {
        return block(lane);
    }

    private static CountDownLatch block(Lane lane) {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        lane.submit(Priority.BACKWARD, () -> {
            started.countDown();
            gate.await();
            return true;
        });
        try {
            started.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return gate;
    }

    private void callThatThrows(Throwable failure) {
        lane.call(Priority.VOTE, () -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (Exception) failure;
        });
    }

    private void submitUntilClosed(ConcurrentLinkedQueue<CompletableFuture<Integer>> accepted, CountDownLatch busy) {
        for (int i = 0; true; i++) {
            int number = i;
            try {
                accepted.add(lane.submit(Priority.VOTE, () -> number));
            } catch (IllegalStateException closed) {
                return;
            }
            if (i == 100) {
                busy.countDown();
            }
        }
    }
}
