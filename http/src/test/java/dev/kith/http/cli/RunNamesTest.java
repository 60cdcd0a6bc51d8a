package dev.kith.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunNamesTest {
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 3, 4, 12, 5, 6);

    @TempDir
    private Path folder;

    @Test
    void twoRunsOfOneSecondGetTwoNames() throws IOException {
        Path first = RunNames.fresh(folder, "shapes", NOON);
        Files.createDirectories(first);
        Path second = RunNames.fresh(folder, "shapes", NOON);
        Files.createDirectories(second);
        Path third = RunNames.fresh(folder, "shapes", NOON);

        assertThat(first).isEqualTo(folder.resolve("shapes-20260304-120506"));
        assertThat(second).isEqualTo(folder.resolve("shapes-20260304-120506-2"));
        assertThat(third).isEqualTo(folder.resolve("shapes-20260304-120506-3"));
    }
}
