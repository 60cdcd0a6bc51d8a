package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.service.FakeExecutor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that can be wrong with a request, and what needs no run. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ApiProblemsTest {
    @TempDir
    private static Path folder;

    private static final FakeExecutor EXECUTOR = new FakeExecutor();
    private static TestService service;

    @BeforeAll
    static void start() throws Exception {
        Files.createDirectories(folder.resolve("data/clothing-small"));
        Files.createDirectories(folder.resolve("outside"));
        Files.createSymbolicLink(folder.resolve("data/link"), folder.resolve("outside"));
        service = new TestService(folder.resolve("runs"), EXECUTOR, folder.resolve("data"));
        assertThat(service.put("/v1/runs/one", "{}").status()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        EXECUTOR.obedient = true;
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /nothing,                 404, not-found",
        "GET,    /v1/runs/,                404, not-found",
        "GET,    /v1/runs/none,            404, unknown-run",
        "GET,    /v1/runs/UPPER,           404, unknown-run",
        "GET,    /v1/runs/..%2f..%2fetc,   404, unknown-run",
        "GET,    /v1/runs/none/metrics,    404, unknown-run",
        "GET,    /v1/runs/none/events,     404, unknown-run",
        "POST,   /v1/runs/none/pause,      404, unknown-run",
        "DELETE, /v1/runs/none,            404, unknown-run",
        "PATCH,  /v1/runs,                 405, method-not-allowed",
        "GET,    /v1/runs/one/pause,       405, method-not-allowed",
        "PATCH,  /v1/runs/one/settings,    415, unsupported-media-type",
        "POST,   /v1/runs/one/settings,    405, method-not-allowed",
        "GET,    /v1/runs/one/found,       404, not-there-yet",
        "GET,    /v1/runs/one/report,      404, not-there-yet",
        "GET,    /v1/runs/one/model,       404, not-there-yet",
        "GET,    /v1/runs/one/metrics?points=x, 422, invalid-request",
        "POST,   /v1/runs/one/resume,      409, not-allowed-now",
        "POST,   /v1/runs,                 415, unsupported-media-type",
    })
    void whatIsWrongIsAProblem(String method, String path, int status, String type) throws Exception {
        var answer = service.send(service.request(path).method(method, HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.problem()).isEqualTo(type);
        assertThat(answer.body().get("status").asInt()).isEqualTo(status);
        assertThat(answer.response().headers().firstValue("X-Content-Type-Options"))
                .hasValue("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "[1", "nonsense", "{} {}"})
    void whatIsNotJsonIsMalformed(String body) throws Exception {
        var answer = service.post("/v1/runs", body);

        assertThat(answer.status()).isIn(400, 422);
        assertThat(answer.type()).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "1",
                "{\"id\": \"UPPER\"}",
                "{\"id\": \"a/../b\"}",
                "{\"settings\": 3}",
                "{\"x\": 1}"
            })
    void whatIsNoRunIsInvalid(String body) throws Exception {
        var answer = service.post("/v1/runs", body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fields()).hasSize(1);
    }

    @Test
    void everyWrongSettingIsListed() throws Exception {
        String body = "{\"settings\": {\"batch.size\": -3, \"loss\": {\"alhpa\": 1}, \"optimizer.rate\": [1]}}";

        assertThat(service.post("/v1/runs", body).fields())
                .contains("settings.batch.size", "settings.loss.alhpa", "settings.optimizer.rate");
        var check = service.post("/v1/config/check", body);
        assertThat(check.status()).isEqualTo(200);
        assertThat(check.body().get("valid").asBoolean()).isFalse();
        assertThat(check.body().get("problems")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(service.post("/v1/config/check", "{}").body().get("valid").asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc", "ROOT/../outside", "ROOT/link"})
    void dataLieBelowARoot(String directory) throws Exception {
        String path = directory.replace("ROOT", folder.resolve("data").toString());
        String body = "{\"preset\": \"images\", \"settings\": {\"data.directory\": \"%s\"}}";

        assertThat(service.post("/v1/runs", body.formatted(path)).fields()).containsExactly("settings.data.directory");
        assertThat(service.post("/v1/runs", body.formatted(folder.resolve("data/photos")))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aLargeBodyIsNotRead() throws Exception {
        assertThat(service.post("/v1/runs", " ".repeat(100_000)).problem()).isEqualTo("too-large");
    }

    @Test
    void pagesOfOtherOriginsAreKeptOut() throws Exception {
        var foreign = service.send(service.request("/v1/runs").header("Origin", "http://evil.example"));
        var own = service.send(service.request("/v1/runs").header("Origin", "http://127.0.0.1:" + service.port()));

        assertThat(foreign.problem()).isEqualTo("foreign-origin");
        assertThat(own.status()).isEqualTo(200);
        assertThat(raw("GET /v1/runs HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NONSENSE\r\n\r\n", "GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"})
    void whatIsNotHttpIsAProblem(String text) throws Exception {
        assertThat(raw(text)).startsWith("HTTP/1.1 4").contains("application/problem+json");
    }

    private static String raw(String text) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", service.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(StandardCharsets.US_ASCII);
        }
    }

    @Test
    void theCatalogNamesPresetsAndData() throws Exception {
        assertThat(service.get("/v1/presets").body().get("presets").findValuesAsText("name"))
                .contains("shapes", "images");
        var datasets = service.get("/v1/datasets").body().get("datasets");
        assertThat(datasets.findValuesAsText("name")).containsExactly("shapes", "fashion-mnist", "clothing");
        assertThat(datasets.get(1).get("available").asBoolean()).isFalse();
        assertThat(datasets.get(2).get("available").asBoolean()).isTrue();
    }

    @Test
    void healthIsTold() throws Exception {
        assertThat(service.get("/health/alive").status()).isEqualTo(200);
        assertThat(service.get("/health/ready").body().get("status").asText()).isEqualTo("ready");
    }
}
