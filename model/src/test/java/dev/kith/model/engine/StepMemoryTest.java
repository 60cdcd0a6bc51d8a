package dev.kith.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kith.model.engine.Lane.Priority;
import dev.kith.model.network.TinyTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepMemoryTest {
    private static final Path STATUS = Path.of("/proc/self/status");

    /** One manager a step, closed at its end: memory is flat once buffers and caches have their size. */
    @Test
    void trainingStepsKeepResidentMemoryFlat() throws IOException {
        assumeTrue(Files.isReadable(STATUS), "skipped: resident memory is read from /proc");
        try (Lane lane = new Lane("memory", 1)) {
            lane.call(Priority.BACKWARD, StepMemoryTest::trainAndMeasure);
        }
    }

    private static boolean trainAndMeasure() throws IOException {
        try (TinyTraining training = new TinyTraining(1)) {
            float first = training.step();
            run(training, 500);
            touchHeap();
            long heapBefore = heapKilobytes();
            long before = residentKilobytes();

            run(training, 1500);
            long heapGrowth = Math.max(0, heapKilobytes() - heapBefore);

            assertThat(training.step()).as("it really learns").isLessThan(first / 2);
            assertThat(residentKilobytes()).as("resident kilobytes").isLessThan(before + before / 20 + heapGrowth);
        }
        return true;
    }

    private static void run(TinyTraining training, int steps) {
        for (int step = 0; step < steps; step++) {
            training.step();
        }
    }

    /** Uses the whole heap once, so that pages of it that are used later do not look like a leak of native memory. */
    private static void touchHeap() {
        System.gc();
        List<byte[]> garbage = new ArrayList<>();
        for (long left = Runtime.getRuntime().freeMemory() * 9 / 10; left > 0; left -= 1 << 20) {
            garbage.add(new byte[1 << 20]);
        }
        assertThat(garbage).isNotNull();
    }

    private static long heapKilobytes() {
        return Runtime.getRuntime().totalMemory() >> 10;
    }

    /** After a collection, so that garbage of the Java heap does not count. */
    private static long residentKilobytes() throws IOException {
        System.gc();
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
