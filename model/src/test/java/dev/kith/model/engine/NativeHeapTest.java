package dev.kith.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.model.run.ProcessMemory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NativeHeapTest {
    private static final int ARRAYS = 4_000;
    private static final int FLOATS = 8_000; // small enough for the allocator to keep them

    @Test
    void whatWasFreedGoesBackToTheSystem() {
        assumeThat(ProcessMemory.resident()).as("a system with /proc").isPresent();
        long before;
        try (PtNDManager manager = TensorEngine.newManager()) {
            manager.ones(new Shape(FLOATS));
            List<PtNDManager> apart = new ArrayList<>();
            for (int i = 0; i < ARRAYS; i++) {
                PtNDManager own = (PtNDManager) manager.newSubManager();
                own.ones(new Shape(FLOATS));
                apart.add(own);
            }
            // The last one stays, on top of all that is freed: so the allocator cannot shorten its heap by itself.
            apart.subList(0, ARRAYS - 1).forEach(PtNDManager::close);
            before = ProcessMemory.resident().getAsLong();
            assumeThat(NativeHeap.trim())
                    .as("an allocator that gives memory back")
                    .isTrue();
        }
        assertThat(before - ProcessMemory.resident().getAsLong()).isGreaterThan(ARRAYS * 4L * FLOATS / 2);
    }
}
