package dev.kith.tests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.tests.Soak;
import dev.kith.tests.support.JavaProcess;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short form of the soak: what leaks 100 kB a step shows within some hundred steps. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc")
final class MemoryTest {

    @ParameterizedTest
    @ValueSource(strings = {"loop", "actors"})
    void staysFlat(String way) {
        // A heap that cannot grow, and the compiler that is soon done: what is left to grow is native memory.
        List<String> quiet = List.of("-Xms96m", "-Xmx96m", "-XX:+AlwaysPreTouch", "-XX:TieredStopAtLevel=1");
        try (JavaProcess soak = JavaProcess.start(quiet, Soak.class, way, "500")) {
            int exitCode = soak.awaitEnd();

            assertThat(exitCode).as("%s", soak.lines()).isZero();
        }
    }
}
