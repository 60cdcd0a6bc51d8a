package dev.kith.model.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

final class ProcessMemoryTest {
    private static final int SIZE = 64 << 20;

    @Test
    void whatIsTouchedCountsAndThePeakIsNotForgotten() {
        assumeThat(ProcessMemory.resident()).as("a system with /proc").isPresent();
        long before = ProcessMemory.resident().getAsLong();
        ByteBuffer buffer = ByteBuffer.allocateDirect(SIZE);
        for (int i = 0; i < SIZE; i += 1024) {
            buffer.put(i, (byte) 1);
        }
        long with = ProcessMemory.resident().getAsLong();

        assertThat(with - before).isGreaterThan(SIZE / 2);
        assertThat(ProcessMemory.peak().getAsLong()).isGreaterThanOrEqualTo(with);
        assertThat(buffer.get(0)).isEqualTo((byte) 1);
    }
}
