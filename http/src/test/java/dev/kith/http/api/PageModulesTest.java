package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page computes by itself, tested by Node where there is one: see {@code src/test/page}. */
class PageModulesTest {
    private static final Path TESTS = Path.of("src", "test", "page");
    private static final long PATIENCE_SECONDS = 60;
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+)\\..*");

    @TempDir
    private Path folder;

    @Test
    void theModulesOfThePageComputeWhatTheyShould() throws Exception {
        assumeTrue(
                run(List.of("node", "--version"))
                        .filter(PageModulesTest::knowsModules)
                        .isPresent(),
                "skipped: no Node on the PATH that takes .js files for modules (20.19, 22.7 or newer)");
        List<String> command;
        try (Stream<Path> files = Files.list(TESTS)) {
            command = Stream.concat(
                            Stream.of("node", "--test", "--test-reporter=tap"),
                            files.map(Path::toString)
                                    .filter(name -> name.endsWith(".test.mjs"))
                                    .sorted())
                    .toList();
        }

        assertThat(run(command))
                .hasValueSatisfying(said -> assertThat(said)
                        .containsPattern("(?m)^# pass [1-9]")
                        .containsPattern("(?m)^# fail 0$")
                        .doesNotContain("not ok"));
    }

    private static boolean knowsModules(String version) {
        Matcher parts = VERSION.matcher(version.strip());
        if (!parts.matches()) {
            return false;
        }
        int major = Integer.parseInt(parts.group(1));
        int minor = Integer.parseInt(parts.group(2));
        return major > 22 || (major == 22 && minor >= 7) || (major == 20 && minor >= 19);
    }

    /** What a program says; empty if there is none of this name. */
    private Optional<String> run(List<String> command) throws IOException, InterruptedException {
        Path said = Files.createTempFile(folder, "said", ".txt");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
        } catch (IOException notThere) {
            return Optional.empty();
        }
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("%s ends", command).isTrue();
        return Optional.of(Files.readString(said));
    }
}
