package dev.kith.model.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.engine.Lane.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two lanes on two processors: forward passes use one each, a backward pass both. */
@Timeout(20)
class LaneBesideTest {
    private static final ToIntFunction<Priority> WIDE_BACKWARD = priority -> priority == Priority.BACKWARD ? 2 : 1;

    private final Lane learner = Lane.sharing("learner", 2, Lane.Order.STEP, WIDE_BACKWARD);
    private final List<Piece> pieces = new ArrayList<>();
    private final Lane teacher = learner.beside("teacher", priority -> 1);

    @AfterEach
    void end() {
        pieces.forEach(piece -> piece.mayEnd.countDown()); // closing waits for them, also after a test that failed
        teacher.close();
        learner.close();
    }

    /** Work that says when it has begun, and ends when it may. */
    private final class Piece {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch mayEnd = new CountDownLatch(1);
        private final CompletableFuture<?> done;

        Piece(Lane lane, Priority priority, long step) {
            pieces.add(this);
            done = lane.submit(priority, step, () -> {
                begun.countDown();
                mayEnd.await();
                return true;
            });
        }

        void awaitBegin() throws InterruptedException {
            begun.await();
        }

        boolean begins() throws InterruptedException {
            return begun.await(50, TimeUnit.MILLISECONDS);
        }

        void end() {
            mayEnd.countDown();
            done.join();
        }
    }

    @Test
    void whatFitsRunsSideBySide() throws InterruptedException {
        Piece online = new Piece(learner, Priority.ONLINE_FORWARD, 3);
        Piece target = new Piece(teacher, Priority.TARGET_FORWARD, 3);

        online.awaitBegin();
        target.awaitBegin();

        online.end();
        target.end();
    }

    @Test
    void whatNeedsAllProcessorsWaitsForThem() throws InterruptedException {
        Piece target = new Piece(teacher, Priority.TARGET_FORWARD, 3);
        target.awaitBegin();
        Piece backward = new Piece(learner, Priority.BACKWARD, 3);

        assertThat(backward.begins()).isFalse();
        target.end();
        backward.awaitBegin();
        Piece next = new Piece(teacher, Priority.TARGET_FORWARD, 4);
        assertThat(next.begins()).isFalse();

        backward.end();
        next.awaitBegin();
        next.end();
    }

    @Test
    void nothingSmallOvertakesWhatWaitsForAllProcessors() throws InterruptedException {
        Piece loading = new Piece(learner, Priority.LOAD, 9);
        loading.awaitBegin();
        Piece backward = new Piece(learner, Priority.BACKWARD, 3);
        Piece target = new Piece(teacher, Priority.TARGET_FORWARD, 4);

        assertThat(target.begins()).isFalse();
        loading.end();
        backward.awaitBegin();
        assertThat(target.begins()).isFalse();

        backward.end();
        target.awaitBegin();
        target.end();
    }

    @Test
    void noLaneRunsAheadOfWorkOnAnOlderStep() throws InterruptedException {
        Piece online = new Piece(learner, Priority.ONLINE_FORWARD, 3);
        online.awaitBegin();
        Piece ahead = new Piece(teacher, Priority.TARGET_FORWARD, 4);

        assertThat(ahead.begins()).isFalse();
        online.end();
        ahead.awaitBegin();
        Piece loading = new Piece(learner, Priority.LOAD, 9);
        loading.awaitBegin(); // for the future anyway

        loading.end();
        ahead.end();
    }

    @Test
    void aThreadThatIsFreeDecides() throws InterruptedException {
        Piece online = new Piece(learner, Priority.ONLINE_FORWARD, 3);
        online.awaitBegin();

        String decided = CompletableFuture.supplyAsync(
                        () -> Thread.currentThread().getName(), learner)
                .join();

        assertThat(decided).startsWith("kith-lane-").isNotEqualTo("kith-lane-learner-1");
        online.end();
    }

    @Test
    void nobodyBeginsWhileItIsBeingDecided() throws InterruptedException {
        CountDownLatch deciding = new CountDownLatch(1);
        CountDownLatch decided = new CountDownLatch(1);
        learner.execute(() -> {
            deciding.countDown();
            awaitQuietly(decided);
        });
        deciding.await();
        Piece target = new Piece(teacher, Priority.TARGET_FORWARD, 3);

        assertThat(target.begins()).isFalse();
        decided.countDown();

        target.awaitBegin();
        target.end();
    }

    @Test
    void eachKindOfWorkHasItsThreads() {
        assertThat(learner.call(Priority.ONLINE_FORWARD, TensorEngine::intraOpThreads))
                .isEqualTo(1);
        assertThat(learner.call(Priority.BACKWARD, TensorEngine::intraOpThreads))
                .isEqualTo(2);
        assertThat(teacher.call(Priority.TARGET_FORWARD, TensorEngine::intraOpThreads))
                .isEqualTo(1);
        assertThat(learner.call(Priority.BACKWARD, () -> learner.call(Priority.ONLINE_FORWARD, () -> "inner")))
                .isEqualTo("inner");
    }

    /** A node's arrays are on one lane: whatever the threads of the lane, only one of them works at a time. */
    @Test
    void aLaneDoesOneThingAtATime() {
        AtomicInteger atWork = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Set<String> threads = ConcurrentHashMap.newKeySet();
        for (int step = 0; step < 500; step++) {
            for (Priority priority : new Priority[] {Priority.ONLINE_FORWARD, Priority.BACKWARD, Priority.LOAD}) {
                learner.submit(priority, step, () -> {
                    most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
                    threads.add(Thread.currentThread().getName());
                    return atWork.decrementAndGet();
                });
            }
        }
        learner.close();

        assertThat(most).hasValue(1);
        assertThat(threads).containsExactlyInAnyOrder("kith-lane-learner-1", "kith-lane-learner-2");
    }

    @Test
    void oneMayCloseBeforeTheOther() {
        learner.close();

        assertThat(teacher.call(Priority.VOTE, () -> "still here")).isEqualTo("still here");
        assertThat(CompletableFuture.supplyAsync(() -> Thread.currentThread().getName(), learner)
                        .join())
                .isEqualTo("kith-lane-teacher");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
