package dev.kith.http.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class TerminalStreamTest {
    private static final String NAME = "\u001b[31mred\u001b[0m";
    private static final String SHOWN = "\\x1b[31mred\\x1b[0m";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream = TerminalStream.over(new PrintStream(bytes, true, StandardCharsets.UTF_8));

    @Test
    void everyWayToPrintShowsControlCharacters() {
        stream.print(NAME);
        stream.print((Object) NAME);
        stream.print(NAME.toCharArray());
        stream.print('\u001b');
        stream.println(NAME);
        stream.println((Object) NAME);
        stream.append(NAME);
        stream.append(NAME, 0, 5);
        stream.println(NAME.toCharArray());

        assertThat(text())
                .isEqualTo((SHOWN + SHOWN + SHOWN + "\\x1b" + SHOWN + "\n" + SHOWN + "\n" + SHOWN + "\\x1b[31m" + SHOWN
                                + "\n")
                        .replace("\n", System.lineSeparator()));
    }

    @Test
    void coloursAreKithsOwn() {
        stream.print(new Style(true, true).bad(NAME));

        assertThat(text()).isEqualTo("\u001b[31m" + SHOWN + "\u001b[0m");
    }

    @Test
    void theHelpOfALibraryKeepsItsColours() {
        stream.print(TerminalStream.own("\u001b[1mkith\u001b[0m"));

        assertThat(text()).isEqualTo("\u001b[1mkith\u001b[0m");
    }

    @Test
    void aNameCannotPassAsAMarkForAnythingButAColour() {
        stream.print("\uFDD0]0;title \uFDD0[2J \uFDD0");

        assertThat(text()).isEqualTo("\\ufdd0]0;title \\ufdd0[2J \\ufdd0");
    }

    @Test
    void linesTabulatorsAndTheReturnOfABarStay() {
        stream.print("\r     \rbar\ta\nb" + System.lineSeparator());
        stream.print("name\rover");

        assertThat(text())
                .isEqualTo("\r     \rbar\ta" + System.lineSeparator() + "b" + System.lineSeparator() + "name\\x0dover");
    }

    @Test
    void aGuardedStreamIsGuardedOnce() {
        assertThat(TerminalStream.over(stream)).isSameAs(stream);
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
