package dev.kith.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.tests.support.Kith;
import dev.kith.tests.support.TinyRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code trace} writes a file that NumPy opens: a zip of arrays. */
final class TraceTest {

    @Test
    void recordsEveryStep(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("trace.npz");
        Kith traced = Kith.run(TinyRuns.shapesWords(), "trace", "shapes", "--steps", "2", "-o", file.toString());

        assertThat(traced.exitCode()).as(traced.err()).isZero();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<String> names = zip.stream().map(ZipEntry::getName).toList();
            assertThat(names).anyMatch(name -> name.contains("architecture"));
            for (String step : List.of("0", "1")) {
                for (String part : List.of("view", "label", "embedding", "queue", "gradient", "parameter", "loss")) {
                    assertThat(names)
                            .as("%s of step %s", part, step)
                            .anyMatch(name -> name.contains(step) && name.contains(part));
                }
            }
        }
    }
}
