package dev.kith.http.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StyleTest {

    @Test
    void coloursAreForTerminalsOnly() {
        assertThat(new Style(true, true).bold("x")).isEqualTo("\uFDD0[1mx\uFDD0[0m");
        assertThat(Style.plain().bold("x") + Style.plain().warning("y")).isEqualTo("xy");
    }

    @Test
    void whatATerminalCannotShowIsWrittenInAscii() {
        String text = "94.2 ± 0.7, ≤ 4 … 32×32 ·";

        assertThat(new Style(false, false).shown(text)).isEqualTo("94.2 +/- 0.7, <= 4 ... 32x32 -");
        assertThat(Style.plain().shown(text)).isEqualTo(text);
    }
}
