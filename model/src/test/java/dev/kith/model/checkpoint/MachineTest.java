package dev.kith.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
    @TempDir
    Path folder;

    @Test
    void knowsItself() {
        Machine here = Machine.current(2);
        assertThat(here.engine()).startsWith("PyTorch 2.");
        assertThat(here.differenceFrom(Machine.current(2))).isEmpty();
        assertThat(here.differenceFrom(Machine.current(1)))
                .hasValue("exact state, not bit-identical: intra-op threads 1 when saved, 2 here");
    }

    @Test
    void readsTheWidestInstructions() throws IOException {
        Path cpuInfo = folder.resolve("cpuinfo");
        Files.writeString(cpuInfo, "processor\t: 0\nflags\t\t: fpu avx sse avx2 avx\nflags\t: avx512f\n");
        assertThat(Machine.instructionSet(cpuInfo)).hasValue("avx2");
        Files.writeString(cpuInfo, "processor\t: 0\nFeatures\t: fp asimd sve\n");
        assertThat(Machine.instructionSet(cpuInfo)).hasValue("sve");
        Files.writeString(cpuInfo, "processor\t: 0\n");
        assertThat(Machine.instructionSet(cpuInfo)).isEmpty();
        assertThat(Machine.instructionSet(folder.resolve("none"))).isEmpty();
    }
}
