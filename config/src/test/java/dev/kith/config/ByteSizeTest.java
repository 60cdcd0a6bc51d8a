package dev.kith.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteSizeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0B, 0B",
        "1, 1B, 1KiB",
        "1024, 1KiB, 1KiB",
        "1500, 1500B, 2KiB",
        "1048577, 1048577B, 2MiB",
        "1610612736, 1536MiB, 1536MiB",
        "1073741824, 1GiB, 1GiB",
        "1125899906842624, 1024TiB, 1024TiB"
    })
    void isShownExactlyOrRoundedUp(long bytes, String exact, String readable) {
        assertThat(new ByteSize(bytes)).hasToString(exact);
        assertThat(new ByteSize(bytes).roundedUp()).hasToString(readable);
    }

    @Test
    void isNeverNegative() {
        assertThatThrownBy(() -> new ByteSize(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
