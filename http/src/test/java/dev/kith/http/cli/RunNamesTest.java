package dev.kith.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai", "ja-JP-u-ca-japanese", "tr-TR"})
    @ResourceLock(Resources.LOCALE)
    void namesDoNotFollowTheLocale(String locale) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(locale));
        try {
            assertThat(RunNames.fresh(folder, "shapes", NOON)).isEqualTo(folder.resolve("shapes-20260304-120506"));
        } finally {
            Locale.setDefault(before);
        }
    }
}
