package dev.kith.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTest {

    @Test
    void plainPathsStayAsTheyAre() {
        assertThat(Shell.quoted(Path.of("runs/images-2026_01+x.y@z"))).isEqualTo("runs/images-2026_01+x.y@z");
        assertThat(Shell.quoted("größe/写真")).isEqualTo("größe/写真");
        assertThat(Shell.quoted("my photos")).isEqualTo("'my photos'");
        assertThat(Shell.quoted("it's")).isEqualTo("'it'\\''s'");
        assertThat(Shell.quoted("")).isEqualTo("''");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b", "it's", "$HOME", "a;b", "a&b", "*", "a\"b", "~", "a\\b", "(x)", "a\tb", "!x", "#x", "`id`",
                "{a,b}"
            })
    void aShellReadsTheSameWord(String word) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", "printf %s " + Shell.quoted(word)).start();

        String read = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(shell.waitFor()).isZero();
        assertThat(read).isEqualTo(word);
    }
}
