package dev.kith.tests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.tests.bench.soak.Soak;
import dev.kith.tests.support.JavaProcess;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The short form of the soak: what leaks 100 kB a step shows within some hundred steps. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc")
final class MemoryTest {

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"loop,turns", "actors,turns", "actors,paired", "actors,shared", "actors,split"})
    void staysFlat(String way, String layout) {
        try (JavaProcess soak = JavaProcess.start(Soak.JAVA_OPTIONS, Soak.class, way, "500", layout)) {
            int exitCode = soak.awaitEnd();

            assertThat(exitCode).as("%s", soak.lines()).isZero();
        }
    }
}
