package dev.kith.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A training that shows itself. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class TrainingPageTest {
    private static final String RUN = "My Run";

    @TempDir
    private Path folder;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Cli.Live train(int steps, String... words) {
        Stream<String> all = Stream.of(
                        Stream.of(
                                "train",
                                "--page",
                                "--run-dir",
                                folder.resolve(RUN).toString()),
                        Stream.of(words),
                        Cli.TINY.stream().filter(word -> !word.startsWith("budget.")),
                        Stream.of("budget.steps=" + steps))
                .flatMap(parts -> parts);
        return Cli.start(Map.of(), all.toArray(String[]::new));
    }

    private static String address(Cli.Live training) {
        training.awaitText("#/runs/My%20Run");
        String said =
                training.err().toString(StandardCharsets.UTF_8) + training.out().toString(StandardCharsets.UTF_8);
        return said.replaceFirst("(?s).*(http://127\\.0\\.0\\.1:\\d+)/#.*", "$1");
    }

    private HttpResponse<String> send(String address, String method, String path) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(method.equals("GET") ? "" : "{}"));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode get(String address, String path) throws Exception {
        return new ObjectMapper().readTree(send(address, "GET", path).body());
    }

    @Test
    void theRunIsSeenWhileItTrainsAndStoppedFromThere() throws Exception {
        Cli.Live training = train(100_000, "--json");
        String address = address(training);
        training.awaitText("\"event\":\"step\"");

        assertThat(send(address, "GET", "/").body()).contains("<html", "app.js");
        JsonNode run = get(address, "/v1/runs").at("/runs/0");
        assertThat(run.get("id").asText()).isEqualTo(RUN);
        assertThat(run.get("status").asText()).isEqualTo("running");
        assertThat(run.get("allowed").toString()).isEqualTo("[\"stop\"]");
        assertThat(get(address, "/v1/runs/My%20Run/metrics?names=loss")
                        .at("/series/0/count")
                        .asInt())
                .isPositive();
        Cli labels = Cli.run("runs", "labels", RUN, "--limit", "3", "--server", address);
        assertThat(labels.out().lines())
                .as(labels.err())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains("train/", " %, votes "));
        training.awaitText("\"event\":\"evaluation\"");
        Path image = folder.resolve("my cat.png");
        ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB), "png", image.toFile());
        Cli predicted = Cli.run("runs", "predict", RUN, image.toString(), image.toString(), "--server", address);
        assertThat(predicted.out().lines())
                .as(predicted.err())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("my cat.png: ", " %, votes "));
        for (String refused : new String[] {"pause", "checkpoint", "resume"}) {
            assertThat(send(address, "POST", "/v1/runs/My%20Run/" + refused).statusCode())
                    .isEqualTo(409);
        }
        assertThat(send(address, "DELETE", "/v1/runs/My%20Run").statusCode()).isEqualTo(409);
        assertThat(send(address, "POST", "/v1/runs").statusCode()).isEqualTo(403);
        assertThat(send(address, "GET", "/v1/runs/other").statusCode()).isEqualTo(404);

        Cli.Live watching = Cli.start(Map.of(), "runs", "watch", RUN, "--json", "--server", address);
        watching.awaitText("\"event\":\"step\"");
        assertThat(send(address, "POST", "/v1/runs/My%20Run/stop").statusCode()).isEqualTo(202);
        assertThat(watching.join().exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(watching.join().out().lines().reduce((a, b) -> b).orElseThrow())
                .contains("\"status\":\"stopped\"", "\"checkpoint\":\"step-");

        Cli ended = training.join();
        assertThat(ended.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(ended.out()).contains("\"event\":\"interrupted\"");
    }

    @Test
    void itEndsWithTheTrainingAsItWouldWithoutAPage() throws Exception {
        Cli.Live training = train(6);
        Cli ended = training.join();

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("the page of this run: http://127.0.0.1:");
        assertThat(ended.out()).contains("shapes, semppl, seed 1: 6 steps", "report.json");
    }

    @Test
    void aPortThatIsTakenIsFoundBeforeAnythingBegins() throws Exception {
        Cli.Live first = train(100_000);
        String address = address(first);
        Path other = folder.resolve("other");

        Cli second = Cli.runTiny(
                "train",
                "--page",
                "--page-port",
                String.valueOf(URI.create(address).getPort()),
                "--run-dir",
                other.toString());
        assertThat(second.exitCode()).isEqualTo(ExitCode.WRONG);
        assertThat(second.err()).contains("cannot listen at 127.0.0.1");
        assertThat(other).doesNotExist();

        assertThat(send(address, "POST", "/v1/runs/My%20Run/stop").statusCode()).isEqualTo(202);
        assertThat(first.join().exitCode()).isEqualTo(ExitCode.INTERRUPTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--page-stay", "--page-port 8080", "--page --page-port 70000"})
    void optionsThatDoNotGoTogetherAreExplained(String words) {
        Cli kith = Cli.run(("train " + words).split(" "));

        assertThat(kith.exitCode()).isEqualTo(ExitCode.WRONG);
        assertThat(kith.err()).contains("--page-port");
    }
}
