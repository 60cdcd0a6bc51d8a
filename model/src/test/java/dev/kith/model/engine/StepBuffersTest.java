package dev.kith.model.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepBuffersTest {
    private final StepBuffers buffers = new StepBuffers();

    @Test
    void aReleasedBufferIsLentAgain() {
        ByteBuffer first = buffers.lend(0, 4, 8).data();
        buffers.release(0);

        assertThat(buffers.lend(1, 8, 4).data()).isSameAs(first);
        assertThat(buffers.allocatedBytes()).isEqualTo(4 * 32);
    }

    @Test
    void aBufferIsNeverLentTwice() {
        HostTensor first = buffers.lend(0, 32);
        HostTensor second = buffers.lend(0, 32);
        HostTensor third = buffers.lend(1, 32);

        assertThat(first.data()).isNotSameAs(second.data()).isNotSameAs(third.data());
        assertThat(second.data()).isNotSameAs(third.data());
        assertThat(buffers.stepsLent()).isEqualTo(2);
    }

    @Test
    void buffersOfOneSizeDoNotServeAnother() {
        buffers.lend(0, 32);
        buffers.release(0);

        assertThat(buffers.lend(1, 33).size()).isEqualTo(33);
        assertThat(buffers.allocatedBytes()).isEqualTo(4 * (32 + 33));
    }

    /** A second release must not take a buffer away from the step that has it now. */
    @Test
    void aStepIsReleasedOnce() {
        buffers.lend(0, 32);
        buffers.release(0);
        ByteBuffer held = buffers.lend(1, 32).data();
        buffers.release(0);

        assertThat(buffers.lend(2, 32).data()).isNotSameAs(held);
        assertThat(buffers.stepsLent()).isEqualTo(2);
    }

    @Test
    void releasingAStepThatLentNothingDoesNothing() {
        buffers.release(17);

        assertThat(buffers.stepsLent()).isZero();
    }

    @Test
    void allStepsAreReleasedAtOnce() {
        ByteBuffer first = buffers.lend(3, 32).data();
        ByteBuffer second = buffers.lend(4, 32).data();
        buffers.releaseAll();

        assertThat(buffers.stepsLent()).isZero();
        assertThat(List.of(buffers.lend(3, 32).data(), buffers.lend(3, 32).data()))
                .usingElementComparator((a, b) -> a == b ? 0 : 1)
                .containsExactlyInAnyOrder(first, second);
    }

    /** A consumer that moved the limit of its handle must not change the size under which the buffer is kept. */
    @Test
    void handlesThatWereMovedComeBackWhole() {
        ByteBuffer first = buffers.lend(0, 32).data();
        first.position(4).limit(8);
        buffers.release(0);

        HostTensor second = buffers.lend(1, 32);
        assertThat(second.data()).isSameAs(first);
        assertThat(second.toArray()).hasSize(32);
    }

    @Test
    void aFullPipelineAllocatesNothing() {
        int inFlight = 3;
        long afterFilling = 0;
        for (long step = 0; step < 100; step++) {
            buffers.lend(step, 16, 4);
            buffers.lend(step, 16, 4);
            buffers.lend(step, 16);
            if (step == inFlight) {
                afterFilling = buffers.allocatedBytes();
            }
            if (step >= inFlight) {
                buffers.release(step - inFlight);
            }
        }

        assertThat(buffers.allocatedBytes()).isEqualTo(afterFilling).isEqualTo(4 * 144 * (inFlight + 1));
    }

    @Test
    void threadsDoNotShareABuffer() {
        CompletableFuture<?>[] workers = IntStream.range(0, 4)
                .mapToObj(worker -> CompletableFuture.runAsync(() -> lendAndCheck(worker)))
                .toArray(CompletableFuture[]::new);

        CompletableFuture.allOf(workers).join();
        assertThat(buffers.stepsLent()).isZero();
    }

    private void lendAndCheck(int worker) {
        for (int i = 0; i < 2000; i++) {
            long step = 4L * i + worker;
            HostTensor tensor = buffers.lend(step, 2);
            tensor.floats().put(0, step);
            Thread.onSpinWait();
            assertThat(tensor.floats().get(0)).isEqualTo((float) step);
            buffers.release(step);
        }
    }
}
