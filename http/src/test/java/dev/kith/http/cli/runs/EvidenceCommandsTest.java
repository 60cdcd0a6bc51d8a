package dev.kith.http.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kith.http.cli.Cli;
import dev.kith.http.cli.ExitCode;
import dev.kith.http.cli.runs.FakeServer.Reply;
import dev.kith.http.cli.runs.FakeServer.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels, predictions and settings, as the tables of the service say; and services that misbehave. */
final class EvidenceCommandsTest {
    private static final int LABELS = 250;

    @TempDir
    private Path folder;

    private static String label(int number) {
        return """
                {"id": "train/%d", "label": "dog", "confidence": 0.9, "votes": {"cat": 1, "dog": 9},
                 "neighbors": [{"id": "train/7", "label": "dog", "similarity": 0.984, "age_steps": 3}],
                 "classifier_label": "dog"}""".formatted(number);
    }

    /** As many as are asked for, the last of them being what the next page comes after. */
    private static Reply page(Request request) {
        int after = number(request.uri(), "after", -1);
        int limit = number(request.uri(), "limit", 10);
        int end = Math.min(LABELS, after + 1 + limit);
        String labels = IntStream.range(after + 1, end)
                .mapToObj(EvidenceCommandsTest::label)
                .collect(Collectors.joining(","));
        String next = end == LABELS ? "null" : "\"" + (end - 1) + "\"";
        return Reply.json(
                "{\"step\": 40, \"total\": %d, \"next\": %s, \"labels\": [%s]}".formatted(LABELS, next, labels));
    }

    private static int number(String uri, String name, int otherwise) {
        return List.of(uri.replaceFirst(".*\\?", "").split("&")).stream()
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> Integer.parseInt(pair.substring(name.length() + 1)))
                .findFirst()
                .orElse(otherwise);
    }

    @Test
    void labelsComeFromAllPages() throws Exception {
        try (FakeServer server = new FakeServer(EvidenceCommandsTest::page)) {
            Cli people = Cli.run(server.environment(), "runs", "labels", "mine");
            assertThat(people.exitCode()).as(people.err()).isZero();
            assertThat(people.out().lines())
                    .hasSize(LABELS)
                    .startsWith("train/0: dog 90.0 %, votes dog 9 cat 1, near train/7 (dog 0.98)");

            JsonNode all = ServedRuns.json(Cli.run(server.environment(), "runs", "labels", "mine", "--json")
                    .out());
            assertThat(all.get("total").asInt()).isEqualTo(LABELS);
            assertThat(all.get("labels").findValuesAsText("classifier_label")).hasSize(LABELS);
        }
    }

    @Test
    void asFewLabelsAreAskedForAsAreWanted() throws Exception {
        try (FakeServer server = new FakeServer(EvidenceCommandsTest::page)) {
            Cli kith = Cli.run(
                    server.environment(),
                    "runs",
                    "labels",
                    "my run",
                    "--limit",
                    "3",
                    "--order",
                    "confidence",
                    "--label",
                    "a&b");

            assertThat(kith.out().lines()).hasSize(3);
            assertThat(server.requests())
                    .extracting(Request::uri)
                    .containsExactly("/v1/runs/my%20run/labels?label=a%26b&limit=3&order=confidence");
        }
    }

    @Test
    void imagesAreSentAsAFormDoes() throws Exception {
        Path image = Files.writeString(folder.resolve("a \"cat\".png"), "first");
        Path other = Files.writeString(folder.resolve("b.jpg"), "second");
        String answer = "{\"step\": 40, \"predictions\": [%s, %s]}".formatted(label(1), label(2));
        try (FakeServer server = new FakeServer(request -> Reply.json(answer))) {
            String[] words = {"runs", "predict", "mine", image.toString(), other.toString()};
            Cli kith = Cli.run(server.environment(), words);

            assertThat(kith.out().lines())
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line).contains(": dog 90.0 %, votes dog 9 cat 1"));
            Request request = server.requests().get(0);
            assertThat(request.method() + " " + request.uri()).isEqualTo("POST /v1/runs/mine/predict");
            String boundary = request.type().replace("multipart/form-data; boundary=", "");
            assertThat(request.body().split("--" + boundary))
                    .hasSize(4)
                    .satisfies(parts -> assertThat(parts[1])
                            .contains("name=\"image\"; filename=\"a %22cat%22.png\"", "image/png")
                            .endsWith("\r\n\r\nfirst\r\n"))
                    .satisfies(parts -> assertThat(parts[2]).endsWith("\r\n\r\nsecond\r\n"));
        }
    }

    @Test
    void settingsAreSentWithTheirTypes() throws Exception {
        try (FakeServer server = new FakeServer(request -> Reply.json("{\"step\": 40}"))) {
            Cli kith = Cli.run(
                    server.environment(),
                    "runs",
                    "set",
                    "mine",
                    "optimizer.learning-rate=0.001",
                    "a.list=[x, 2]",
                    "a.text=007",
                    "--json");

            assertThat(kith.out().strip()).isEqualTo("{\"step\":40}");
            Request request = server.requests().get(0);
            assertThat(request.method() + " " + request.uri()).isEqualTo("PATCH /v1/runs/mine/settings");
            assertThat(request.type()).isEqualTo("application/json");
            assertThat(request.body())
                    .isEqualTo(
                            "{\"settings\":{\"optimizer.learning-rate\":0.001,\"a.list\":[\"x\",2],\"a.text\":\"007\"}}");
        }
    }

    @Test
    void theTokenGoesWithEveryRequestAndNowhereElse() throws Exception {
        try (FakeServer server = new FakeServer(
                request -> new Reply(
                        401,
                        "application/problem+json",
                        "{\"type\": \"urn:kith:problem:unauthorized\", \"status\": 401, \"title\": \"t\", \"detail\": \"no token\"}"))) {
            Map<String, String> environment = new HashMap<>(server.environment());
            environment.put("KITH_TOKEN", "hush-hush");
            Cli kith = Cli.run(environment, "runs", "list", "--stacktrace");

            assertThat(server.requests()).extracting(Request::authorization).containsExactly("Bearer hush-hush");
            assertThat(kith.exitCode()).isEqualTo(ExitCode.WRONG);
            assertThat(kith.err()).contains("no token", "KITH_TOKEN").doesNotContain("hush-hush");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, text/html, <html>, 2, is no service of Kith",
        "200, application/json, '[]', 2, is no service of Kith",
        "404, text/html, <html>, 2, status 404",
        "302, text/html, moved, 2, status 302",
        "503, application/json, '{\"type\": \"t\", \"status\": 503, \"detail\": \"is ending\"}', 1, is ending",
        "500, application/json, null, 1, status 500"
    })
    void whatIsNoAnswerIsToldApart(int status, String type, String body, int exitCode, String told) throws Exception {
        try (FakeServer server = new FakeServer(request -> new Reply(status, type, body))) {
            Cli kith = Cli.run(server.environment(), "runs", "list");

            assertThat(kith.exitCode()).isEqualTo(exitCode);
            assertThat(kith.err()).contains(told).doesNotContain("unexpected");
        }
    }
}
