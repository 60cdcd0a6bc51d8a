package dev.kith.model.evidence.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeapBudgetTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 20_000;

    @Test
    void whatIsHeldIsNeverMoreThanThereIsAndNothingAtTheEnd() throws Exception {
        HeapBudget budget = new HeapBudget(1_000);
        AtomicLong refused = new AtomicLong();
        List<Callable<Long>> clients = new ArrayList<>();
        for (int seed = 0; seed < THREADS; seed++) {
            Random random = new Random(seed);
            clients.add(() -> hammer(budget, random, refused));
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Long> most : threads.invokeAll(clients)) {
                assertThat(most.get()).isPositive().isLessThanOrEqualTo(1_000);
            }
        } finally {
            threads.shutdown();
        }

        assertThat(refused).hasPositiveValue();
        assertThat(budget.held()).isZero();
    }

    /** Takes, fails, gives back, and gives back once more; returns the most that was seen to be held. */
    private static long hammer(HeapBudget budget, Random random, AtomicLong refused) {
        long most = 0;
        for (int round = 0; round < ROUNDS; round++) {
            try (HeapBudget.Held held = budget.take(1 + random.nextInt(600), "a test")) {
                most = Math.max(most, budget.held());
                if (random.nextBoolean()) {
                    held.close();
                }
                if (random.nextInt(4) == 0) {
                    throw new IllegalStateException("the question fails");
                }
            } catch (BusyException full) {
                refused.incrementAndGet();
            } catch (IllegalStateException failed) {
                // what was held is given back
            }
        }
        return most;
    }

    @Test
    void saysWhatIsMissing() {
        HeapBudget budget = new HeapBudget(64 << 20);
        try (HeapBudget.Held held = budget.take(40 << 20, "images")) {
            assertThat(held).isNotNull();
            assertThatExceptionOfType(BusyException.class)
                    .isThrownBy(() -> budget.take(30 << 20, "images"))
                    .withMessage("30 MB of memory are needed for images, and other requests hold 40 of 64 MB");
        }
        assertThatExceptionOfType(TooMuchException.class)
                .isThrownBy(() -> budget.take(65 << 20, "images"))
                .withMessage(
                        "65 MB of memory are needed for images, and there are never more than 64 MB: ask for less at"
                                + " once, or give Java more memory (-Xmx)");
    }

    @Test
    void theSharesLeaveRoomForTraining() {
        HeapShares shares = HeapShares.of(160 << 20);

        assertThat(shares.questions()).isEqualTo(80 << 20);
        assertThat(shares.data()).isEqualTo(40 << 20);
        assertThat(shares.questions() + shares.data() + shares.series() + shares.answers())
                .isLessThan(140 << 20);
    }
}
