package dev.kith.model.evidence.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class CancellationTest {
    private final Cancellation waiting = Cancellation.within(Duration.ofMinutes(1));

    @Test
    void endsWithTheFirstReason() {
        List<String> told = new ArrayList<>();
        waiting.onCancel(() -> told.add("before"));
        waiting.check();
        waiting.cancel("the client has gone");
        waiting.cancel("no answer in time");
        waiting.onCancel(() -> told.add("after"));

        assertThatExceptionOfType(CancelledException.class)
                .isThrownBy(waiting::check)
                .withMessage("the client has gone");
        assertThat(told).containsExactly("before", "after");
    }

    @Test
    void endsWithItsTime() {
        Cancellation over = Cancellation.within(Duration.ZERO);

        assertThat(over.left()).isZero();
        assertThatExceptionOfType(CancelledException.class)
                .isThrownBy(over::check)
                .withMessage("no answer in time");
    }

    @Test
    void whoWaitsForALockGoesWhenTheClientDoes() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        CompletableFuture<String> ended = new CompletableFuture<>();
        Thread waits = new Thread(() -> {
            try {
                waiting.lock(lock);
                ended.complete("has the lock");
            } catch (CancelledException e) {
                ended.complete(String.valueOf(e.getMessage()));
            }
        });
        waits.start();
        waiting.cancel("the client has gone");

        assertThat(ended.get()).isEqualTo("the client has gone");
        waits.join();
        assertThat(lock.hasQueuedThreads()).isFalse();
    }
}
