package dev.kith.http.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapReturnTest {
    private static final long MEGABYTE = 1 << 20;

    private long taken = 100 * MEGABYTE;
    private long live = taken;
    private boolean idle = true;
    private int collections;
    private final HeapReturn heap = new HeapReturn(() -> taken, () -> idle, this::collect);

    private void collect() {
        collections++;
        taken = live;
    }

    @Test
    void aBurstIsGivenBackOnceNoQuestionIsUnderWay() {
        taken = 600 * MEGABYTE;
        idle = false;
        heap.look();
        assertThat(collections).isZero();

        idle = true;
        heap.look();
        assertThat(taken).isEqualTo(100 * MEGABYTE);
        heap.look();
        assertThat(collections).as("nothing is left to give back").isEqualTo(1);
    }

    @Test
    void aHeapThatStaysLargeIsLeftAloneInTheEnd() {
        live = 600 * MEGABYTE;
        taken = live;
        for (int look = 0; look < 20; look++) {
            heap.look();
        }
        assertThat(collections).as("in steps, and then no more").isEqualTo(5);

        live = 200 * MEGABYTE;
        taken = live;
        heap.look();
        taken = 300 * MEGABYTE;
        heap.look();
        assertThat(collections)
                .as("growth is measured from where the heap has come down to")
                .isEqualTo(6);
    }

    @Test
    void littleGrowthIsNoReason() {
        taken = 130 * MEGABYTE;
        heap.look();
        assertThat(collections).isZero();
    }
}
