package dev.kith.http.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In a locale with other signs, so that a figure that forgets to name its locale is seen. */
final class FiguresTest {
    private final Locale before = Locale.getDefault();

    @BeforeEach
    void elsewhere() {
        Locale.setDefault(Locale.GERMANY);
    }

    @AfterEach
    void back() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @CsvSource({"0, 0:00", "59.4, 0:59", "59.6, 1:00", "62, 1:02", "3599, 59:59", "3723, 1:02:03"})
    void durations(double seconds, String expected) {
        assertThat(Figures.duration(seconds)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 MB", "640123456, 640 MB", "999499999, 999 MB", "999500000, 1.0 GB", "1449551872, 1.4 GB"})
    void memory(long bytes, String expected) {
        assertThat(Figures.memory(bytes)).isEqualTo(expected);
    }

    @Test
    void numbers() {
        assertThat(Figures.percent(0.8449)).isEqualTo("84.5 %");
        assertThat(Figures.decimal(1.2345, 2)).isEqualTo("1.23");
        assertThat(Figures.count(60_000)).isEqualTo("60,000");
        assertThat(Figures.counted(1, "step")).isEqualTo("1 step");
        assertThat(Figures.counted(1200, "step")).isEqualTo("1,200 steps");
    }
}
