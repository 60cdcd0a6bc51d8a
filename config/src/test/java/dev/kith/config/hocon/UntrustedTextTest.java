package dev.kith.config.hocon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text may come from strangers, over HTTP: it must not reach the machine behind it. */
class UntrustedTextTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "include \"%s\"",
                "include file(\"%s\")",
                "include required(file(\"%s\"))",
                "include url(\"file://%s\")",
                "include classpath(\"presets/clothing.conf\")",
                "loss { include file(\"%s\") }",
            })
    void includesNothing(String text) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.conf"), "seed = 5");
        assertThat(problem(SettingsRequest.ofPreset("shapes").text(text.formatted(secret), "body")))
                .satisfies(problem -> {
                    assertThat(problem.kind()).isEqualTo(Problem.Kind.SYNTAX);
                    assertThat(problem.message()).contains("is not allowed here");
                });
    }

    @Test
    void assignmentsIncludeNothing() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.conf"), "alpha = 5");
        assertThat(problem(SettingsRequest.ofPreset("shapes").assign("loss={include file(\"" + secret + "\")}"))
                        .message())
                .contains("is not allowed here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data.directory = ${PATH}",
                "data.directory = ${?PATH}",
                "encoder.blocks = [1], encoder.blocks = ${encoder.blocks}${encoder.blocks}",
            })
    void substitutesNothing(String text) {
        assertThat(problem(SettingsRequest.ofPreset("shapes").text(text, "body"))
                        .message())
                .isEqualTo("body: found a substitution, expected values only");
    }

    @Test
    void assignmentsSubstituteNothing() {
        assertThat(problem(SettingsRequest.ofPreset("shapes").assign("data={directory=${PATH}}"))
                        .message())
                .endsWith("found a substitution, expected values only");
    }

    @Test
    void endlessKeysAreNotCompared() {
        String key = "x".repeat(1_000_000);
        assertThat(problem(SettingsRequest.ofPreset("shapes").text(key + " = 1", "body"))
                        .suggestions())
                .isEmpty();
    }

    @Test
    void deepNestingIsAProblemAndNotACrash() {
        String deep = "a = " + "[".repeat(1_000_000);
        assertThat(problem(SettingsRequest.ofPreset("shapes").text(deep, "body"))
                        .kind())
                .isEqualTo(Problem.Kind.SYNTAX);
    }

    private static Problem problem(SettingsRequest request) {
        assertThat(ProblemsTest.problems(request)).hasSize(1);
        return ProblemsTest.problems(request).get(0);
    }
}
