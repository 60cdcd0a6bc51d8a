package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import akka.http.javadsl.model.HttpMethod;
import dev.kith.http.service.SessionExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the README, by curl, against a service: each ends with the status that stands behind it. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class ReadmeExamplesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern STATUS = Pattern.compile("# (\\d{3})\\b");
    private static final Pattern ADDRESS = Pattern.compile("\\$kith(/[^\\s'\"?]*)");
    private static final Pattern METHOD = Pattern.compile("-X ([A-Z]+)");
    /** What the README says of where the service is. */
    private static final String THERE = "http://127.0.0.1:8080";

    @TempDir
    private Path folder;

    /**
     * A command.
     *
     * @param before what the shell was told before
     */
    private record Example(String before, String command, int status) {
        /** Its method and route. */
        String operation() {
            Matcher address = ADDRESS.matcher(command);
            assertThat(address.find()).as(command).isTrue();
            Matcher method = METHOD.matcher(command);
            String verb = method.find() ? method.group(1) : "GET";
            return Contract.read()
                    .resource(akka.http.javadsl.model.HttpRequest.create("http://localhost" + address.group(1)))
                    .map(resource -> verb + " " + resource.template())
                    .orElse(command);
        }
    }

    @BeforeAll
    static void needsCurl() throws Exception {
        assumeTrue(isThere("bash") && isThere("curl"), "bash and curl are needed to run the examples of the README");
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    /** The commands of the shell blocks below the heading. */
    private static List<Example> examples() throws IOException {
        Path readme = Path.of(System.getProperty("basedir", "."), "README.md");
        List<Example> examples = new ArrayList<>();
        StringBuilder before = new StringBuilder();
        StringBuilder command = new StringBuilder();
        boolean inSection = false;
        boolean inBlock = false;
        for (String line : Files.readAllLines(readme)) {
            if (line.startsWith("## ")) {
                inSection = line.equals("## Examples");
            } else if (line.startsWith("```")) {
                inBlock = inSection && line.equals("```sh");
            } else if (inBlock && (line.startsWith("curl ") || !command.isEmpty())) {
                command.append(line).append('\n');
                Matcher status = STATUS.matcher(line);
                if (status.find()) {
                    examples.add(new Example(before.toString(), command.toString(), Integer.parseInt(status.group(1))));
                    command.setLength(0);
                }
            } else if (inBlock) {
                before.append(line).append('\n');
            }
        }
        assertThat(command).as("a command without a status").isEmpty();
        return examples;
    }

    @Test
    void everyRouteHasAnExample() throws IOException {
        Set<String> shown = examples().stream().map(Example::operation).collect(Collectors.toCollection(TreeSet::new));
        Set<String> promised = Contract.read().resources().stream()
                .flatMap(resource -> resource.methods().stream()
                        .map(HttpMethod::name)
                        .map(method -> method + " " + resource.template()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(shown).isEqualTo(promised);
    }

    /** Where a run has to get somewhere first, the command is tried again. */
    @Test
    void everyExampleEndsAsItSays() throws Exception {
        Path runs = folder.resolve("runs");
        Path here = Files.createDirectories(folder.resolve("here"));
        try (TestService service = new TestService(runs, new SessionExecutor(runs, String::valueOf))) {
            for (Example example : examples()) {
                await().alias(example.command())
                        .atMost(PATIENCE)
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(200))
                        .untilAsserted(() -> assertThat(run(example, service.uri(""), here))
                                .endsWith(Integer.toString(example.status())));
            }
        }
        assertThat(here.resolve("mine.safetensors")).isNotEmptyFile();
    }

    /** What the command has printed, then the status of the answer. */
    private static String run(Example example, java.net.URI address, Path here) throws Exception {
        String script = "curl() { command curl -s -w '\\n%%{http_code}' \"$@\"; }\n%s%s"
                .formatted(example.before(), example.command())
                .replace(THERE, address.toString());
        Path printed = here.resolveSibling("printed");
        Process bash = new ProcessBuilder("bash", "-c", script)
                .directory(here.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        bash.waitFor();
        return Files.readString(printed, java.nio.charset.StandardCharsets.ISO_8859_1)
                .strip();
    }
}
