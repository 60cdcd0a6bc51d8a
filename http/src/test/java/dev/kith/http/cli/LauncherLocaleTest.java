package dev.kith.http.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher gives Java a locale in which every name of a file can be read. */
final class LauncherLocaleTest {
    private static final Path LAUNCHER =
            Path.of(System.getProperty("basedir", "."), "..", "kith").toAbsolutePath();

    @BeforeEach
    void thereIsSuchALocale() throws Exception {
        assumeTrue(shell("C.UTF-8", "", "", "(LC_ALL=C.UTF-8) 2>&1").isEmpty(), "the locale C.UTF-8 is needed");
    }

    @ParameterizedTest
    @CsvSource({
        "C, '', ''",
        "POSIX, '', ''",
        "C, '', C.UTF-8",
        "xx_XX.UTF-8, '', ''",
        "xx_XX, '', C.UTF-8",
        "'', C, ''",
        "'', C, C.UTF-8",
        "'', xx_XX.UTF-8, C.UTF-8",
        "'', '', C",
        "'', '', xx_XX.UTF-8",
        "'', '', ''"
    })
    void isOneThatIsInstalledAndKnowsMoreThanAscii(String all, String ctype, String lang) throws Exception {
        assertThat(chosen(all, ctype, lang)).isEqualTo("LC_ALL=C.UTF-8");
    }

    @ParameterizedTest
    @CsvSource({"C.UTF-8, '', ''", "C.UTF-8, C, C", "'', C.UTF-8, C", "'', '', C.UTF-8"})
    void isTheUsersIfItDoes(String all, String ctype, String lang) throws Exception {
        assertThat(chosen(all, ctype, lang)).isEqualTo("LC_ALL=" + all);
    }

    private static String chosen(String all, String ctype, String lang) throws Exception {
        return shell(all, ctype, lang, "source '" + LAUNCHER + "'; choose_locale; echo \"LC_ALL=${LC_ALL:-}\"")
                .strip();
    }

    private static String shell(String all, String ctype, String lang, String script) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script);
        builder.environment().putAll(Map.of("LC_ALL", all, "LC_CTYPE", ctype, "LANG", lang));
        try {
            Process bash =
                    builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            return new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            assumeTrue(false, "bash is needed: " + e.getMessage());
            return "";
        }
    }
}
