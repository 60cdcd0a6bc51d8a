package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.model.HttpMethod;
import com.fasterxml.jackson.databind.JsonNode;
import dev.kith.http.api.bounds.Limit;
import dev.kith.http.service.FakeExecutor;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each bound, at each operation of the contract to which it applies. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class BoundsTest {
    @TempDir
    private static Path folder;

    private static final FakeExecutor EXECUTOR = new FakeExecutor();
    private static TestService service;

    /** An operation: what is asked of a run that is there. */
    record Asked(String method, String template, boolean reads) {
        String path() {
            return template.replace("{id}", "one");
        }

        JsonNode described() {
            return OpenApiDocument.INSTANCE.operation(template, method);
        }

        boolean readsSettings() {
            JsonNode body = OpenApiDocument.INSTANCE.resolved(described().path("requestBody"));
            return reads && !body.path("content").has("multipart/form-data");
        }

        boolean readsImages() {
            return reads && !readsSettings();
        }

        List<String> parameters() {
            List<String> names = new ArrayList<>();
            described().path("parameters").forEach(parameter -> {
                JsonNode found = OpenApiDocument.INSTANCE.resolved(parameter);
                if (found.path("in").asText().equals("query")) {
                    names.add(found.path("name").asText());
                }
            });
            return names;
        }

        @Override
        public String toString() {
            return method + " " + template;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        service = new TestService(folder.resolve("runs"), EXECUTOR, folder.resolve("data"));
        assertThat(service.put("/v1/runs/one", "{}").status()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        EXECUTOR.obedient = true;
        service.close();
    }

    static Stream<Asked> all() {
        return Contract.read().resources().stream()
                .flatMap(resource -> resource.methods().stream()
                        .map(HttpMethod::name)
                        .map(method -> new Asked(
                                method,
                                resource.template(),
                                resource.reading().stream()
                                        .anyMatch(reading -> reading.name().equals(method)))));
    }

    static Stream<Asked> ofSettings() {
        return all().filter(Asked::readsSettings);
    }

    static Stream<Asked> ofImages() {
        return all().filter(Asked::readsImages);
    }

    static Stream<Asked> ofNames() {
        return all().filter(asked -> asked.template().contains("{id}"));
    }

    private static TestService.Answer send(Asked asked, String path, String body) throws Exception {
        BodyPublisher sent = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        return service.send(service.json(path).method(asked.method(), sent));
    }

    private static String settings(Stream<String> fields) {
        return fields.collect(Collectors.joining(", ", "{\"settings\": {", "}}"));
    }

    @Test
    void fourReadSettingsAndThreeImages() {
        assertThat(ofSettings().map(Asked::toString))
                .containsExactlyInAnyOrder(
                        "POST /v1/runs", "PUT /v1/runs/{id}", "PATCH /v1/runs/{id}/settings", "POST /v1/config/check");
        assertThat(ofImages()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("all")
    void addressesParametersAndHeaders(Asked asked) throws Exception {
        String body = asked.reads() ? "{}" : "";
        String query = "?" + "x".repeat(Limit.ADDRESS.count());
        assertThat(send(asked, asked.path() + query, body).status()).isEqualTo(414);
        String many = IntStream.rangeClosed(0, Limit.PARAMETERS.count())
                .mapToObj(i -> "p" + i + "=1")
                .collect(Collectors.joining("&", "?", ""));
        assertThat(send(asked, asked.path() + many, body).problem()).isEqualTo("invalid-request");
        String name = asked.parameters().isEmpty() ? "p" : asked.parameters().get(0);
        TestService.Answer twice = send(asked, asked.path() + "?" + name + "=1&" + name + "=2", body);
        assertThat(twice.problem()).isEqualTo("invalid-request");
        assertThat(twice.fields()).containsExactly(name);

        var wide = service.request(asked.path()).header("X", "v".repeat(Limit.HEADER.count() + 1));
        assertThat(service.send(wide.method(asked.method(), BodyPublishers.noBody()))
                        .status())
                .isEqualTo(431);
        var long1 = service.request(asked.path());
        IntStream.rangeClosed(0, Limit.HEADERS.count()).forEach(i -> long1.header("X" + i, "v"));
        assertThat(service.send(long1.method(asked.method(), BodyPublishers.noBody()))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @MethodSource("all")
    void bodies(Asked asked) throws Exception {
        int most = asked.readsImages() ? Limit.IMAGE_BYTES.count() : Limit.JSON.count();
        TestService.Answer answer = send(asked, asked.path(), " ".repeat(most + 1));

        assertThat(answer.problem()).isEqualTo("too-large");
        assertThat(answer.body().path("detail").asText()).isEqualTo("the limit is 64 KiB, of images 32 MiB");
    }

    @ParameterizedTest
    @MethodSource("ofNames")
    void namesOfRuns(Asked asked) throws Exception {
        String path = asked.template().replace("{id}", "n".repeat(64));
        TestService.Answer answer = send(asked, path, asked.reads() ? "{\"images\": [\"\"]}" : "");

        assertThat(answer.status()).isIn(404, 422);
    }

    @ParameterizedTest
    @MethodSource({"ofSettings", "ofImages"})
    void depthNamesAndNumbers(Asked asked) throws Exception {
        int levels = Limit.LEVELS.count();
        for (String body : List.of(
                "[".repeat(levels + 1) + "]".repeat(levels + 1),
                "{\"%s\": 1}".formatted("n".repeat(Limit.NAME.count() + 1)),
                "{\"settings\": {\"seed\": %s}}".formatted("9".repeat(Limit.NUMBER.count() + 1)))) {
            TestService.Answer answer = send(asked, asked.path(), body);

            assertThat(answer.status()).as(body).isIn(400, 422);
            assertThat(answer.response().body()).hasSizeLessThan(2_000);
        }
    }

    @ParameterizedTest
    @MethodSource("ofSettings")
    void settings(Asked asked) throws Exception {
        int most = Limit.SETTINGS.count();
        TestService.Answer many = send(
                asked, asked.path(), settings(IntStream.rangeClosed(0, most).mapToObj("\"k%d\": 1"::formatted)));
        assertThat(many.status()).isEqualTo(422);
        assertThat(many.body().path("detail").asText())
                .isEqualTo("values of settings: found 1,001, at most 1,000 are read");
        TestService.Answer long1 = send(
                asked,
                asked.path(),
                settings(Stream.of("\"data.directory\": \"%s\"".formatted("d".repeat(Limit.TEXT.count() + 1)))));
        assertThat(long1.status()).isEqualTo(422);
        assertThat(long1.fields()).containsExactly("settings");
    }

    @ParameterizedTest
    @MethodSource("ofSettings")
    void textsOutsideOfSettings(Asked asked) throws Exception {
        String text = "t".repeat(Limit.TEXT.count() + 1);
        String body = asked.method().equals("PATCH") ? "{\"settings\": \"%s\"}" : "{\"preset\": \"%s\"}";

        TestService.Answer answer = send(asked, asked.path(), body.formatted(text));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("detail").asText())
                .isEqualTo("a text in it, as long as the longest path: found 4,097, at most 4,096 characters are read");
    }

    @ParameterizedTest
    @MethodSource("ofSettings")
    void aThousandWrongSettingsAreToldBrieflyAndSoon(Asked asked) throws Exception {
        String body = settings(IntStream.range(0, 900).mapToObj("\"optimiser.lerning-rate-%d\": 1"::formatted));
        send(asked, asked.path(), body);
        long begun = System.nanoTime();
        TestService.Answer answer = send(asked, asked.path(), body);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);

        boolean check = asked.template().equals("/v1/config/check");
        JsonNode errors = answer.body().path(check ? "problems" : "errors");
        assertThat(errors).hasSize(Limit.ERRORS.count());
        assertThat(
                        check
                                ? answer.body().path("total").asText()
                                : answer.body().path("detail").asText())
                .isEqualTo(check ? "900" : "900 wrong values, of which the first 100 are listed");
        assertThat(took).isLessThan(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @MethodSource("ofImages")
    void images(Asked asked) throws Exception {
        String pictures = String.join(",", Collections.nCopies(Limit.IMAGES.count() + 1, "\"AAAA\""));
        assertThat(send(asked, asked.path(), "{\"images\": [" + pictures + "]}").status())
                .isEqualTo(422);
        String part = "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n\r\n";
        var form = service.request(asked.path())
                .header("Content-Type", "multipart/form-data; boundary=b")
                .method(asked.method(), BodyPublishers.ofString(part.repeat(Limit.PARTS.count() + 1) + "--b--\r\n"));
        assertThat(service.send(form).status()).isEqualTo(400);
    }

    @Test
    void pages() throws Exception {
        assertThat(service.get("/v1/runs?limit=" + (Limit.PAGE.count() + 1)).fields())
                .containsExactly("limit");
    }
}
