package dev.kith.tests.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OccupiedTest {

    @Test
    void countsWhatLiesBetweenTwoMoments() {
        Occupied thing = new Occupied(true);
        long before = System.nanoTime();
        thing.occupy(5);
        long between = System.nanoTime();
        thing.occupy(5);
        long after = System.nanoTime();

        assertThat(thing.busyNanos(before, between)).isBetween(5_000_000L, between - before);
        assertThat(thing.busyNanos(before, after)).isBetween(10_000_000L, after - before);
        assertThat(thing.busyNanos(between, between)).isZero();
        assertThat(thing.busyNanos(after, after + 1_000_000)).isZero();
    }

    @Test
    void anExclusiveThingHasOneUserAtATime() {
        Occupied thing = new Occupied(true);
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> thing.occupy(200));
        await().until(thing::inUse);
        assertThatThrownBy(() -> thing.occupy(1)).hasMessage("two users at once");
        first.join();
    }
}
