package dev.kith.model.data.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kith.model.data.TestImages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of files are bytes; a shell makes them, for Java can write only those of its locale. */
final class PlatformNamesTest {

    @TempDir
    private Path root;

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "C.UTF-8", "xx_XX.UTF-8"})
    void namesInUtf8AreReadUnderEveryLocale(String locale) throws Exception {
        copies(
                "\\xe8\\x8b\\xb9\\xe6\\x9e\\x9c/1.png",
                "\\xe9\\xa6\\x99\\xe8\\x95\\x89/1.png",
                "dog/cafe\\xcc\\x81.png");

        assertThat(listed(locale, 0).lines()).containsExactlyInAnyOrder("苹果/1.png", "香蕉/1.png", "dog/caf\u00e9.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "C.UTF-8"})
    void namesInAnotherEncodingAreRefusedByTheirBytes(String locale) throws Exception {
        copies("dog/1.png", "\\xc4pfel/1.png", "dog/B\\xe4r.png", "dog/k\\xe4se.txt");

        assertThat(listed(locale, 2))
                .isEqualTo(
                        "2 names in " + root + " cannot be told from their bytes: dog/B\\xe4r.png, \\xc4pfel."
                                + " Names must be UTF-8, or of the locale of this process."
                                + " Rename them, for instance with convmv, or start under the locale in which they were written.\n");
    }

    @Test
    void composedAndDecomposedNamesOfTwoFilesAreRefused() throws Exception {
        copies("dog/1.png", "caf\\xc3\\xa9.png", "cafe\\xcc\\x81.png");

        assertThat(listed("C", 2))
                .startsWith("Different files in " + root + " have the same path, once it is written in one way: ")
                .contains("cafe\\u0301.png", "caf\\u00e9.png", "Rename one of each.");
    }

    private void copies(String... names) throws Exception {
        Path picture = Files.write(root.resolveSibling("picture.png"), TestImages.png());
        for (String name : names) {
            run(List.of(
                    "bash",
                    "-c",
                    "file=$1/$'" + name + "' && mkdir -p \"${file%/*}\" && cp \"$2\" \"$file\"",
                    "bash",
                    root.toString(),
                    picture.toString()));
        }
    }

    private static void run(List<String> command) throws InterruptedException {
        try {
            assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
                    .isZero();
        } catch (IOException e) {
            assumeTrue(false, "a shell is needed to make such names: " + e.getMessage());
        }
    }

    /** What a process of the locale lists. */
    private String listed(String locale, int exitCode) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                java, "-cp", System.getProperty("java.class.path"), ListedNames.class.getName(), root.toString());
        builder.environment().put("LC_ALL", locale);
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isEqualTo(exitCode);
        return text;
    }
}
