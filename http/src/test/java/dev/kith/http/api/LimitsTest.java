package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.kith.http.service.FakeExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that are too much, too long, too slow or cut off. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LimitsTest {
    @TempDir
    private static Path folder;

    private static final FakeExecutor EXECUTOR = new FakeExecutor();
    private static TestService service;

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

    private static RawHttp.Answer exchange(String text) throws IOException {
        FuzzRequest request = new FuzzRequest("", text.getBytes(StandardCharsets.ISO_8859_1), FuzzRequest.Ending.WAIT);
        return RawHttp.exchange(service.port(), request).get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /PATH,       X: y,                             414",
        "GET,    /v1/runs,    X: VALUE,                         431",
        "GET,    /v1/runs,    MANY,                             400",
        "GET,    /v1/runs,    Transfer-Encoding: nonsense,      400",
        "POST,   /v1/runs,    Content-Type: text/plain,         415",
        "FOO,    /v1/runs,    X: y,                             400",
        "GET,    /v1/runs,    Host: b,                          400",
    })
    void whatIsTooMuchIsAProblemAndSafeToShow(String method, String path, String header, int status) throws Exception {
        String headers = header.replace("VALUE", "v".repeat(9_000))
                .replace("MANY", "X: y\r\n".repeat(70).strip());
        RawHttp.Answer answer = exchange("%s %s HTTP/1.1\r\nHost: localhost\r\n%s\r\nConnection: close\r\n\r\n"
                .formatted(method, path.replace("PATH", "p".repeat(5_000)), headers));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.isProblem()).isTrue();
        assertThat(answer.headers()).containsEntry("x-content-type-options", "nosniff");
    }

    static List<String> tooMuch() {
        return List.of(
                "\"data.directory\": \"%s\"".formatted("a/".repeat(3_000)),
                "\"encoder.blocks\": [%s1]".formatted("1,".repeat(2_000)),
                IntStream.range(0, 2_000).mapToObj("\"k%d\": 1"::formatted).collect(Collectors.joining(",")),
                "\"%s\": 1".formatted("k".repeat(2_000)),
                "\"a\": %s1%s".formatted("[".repeat(100), "]".repeat(100)),
                "\"seed\": %s".formatted("9".repeat(200)),
                "\"seed\": 1, \"seed\": 2");
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void settingsThatWouldCostMuchToReadAreNotRead(String settings) throws Exception {
        var answer = service.post("/v1/config/check", "{\"settings\": {%s}}".formatted(settings));

        assertThat(answer.status()).isIn(400, 422);
        assertThat(answer.response().body()).hasSizeLessThan(2_000);
    }

    /** Each part takes memory of its own, however small it is. */
    @Test
    void aFormOfTooManyPartsIsGivenUp() throws Exception {
        String part = "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n\r\n";
        var answer = service.send(service.request("/v1/runs/one/predict")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(part.repeat(50_000) + "--b--\r\n")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.response().body()).contains("256 parts");
    }

    @Test
    void aSizeWithAHugeExponentIsNotComputed() throws Exception {
        String settings = "{\"settings\": {\"pipeline.batch-memory\": \"1e999999999GiB\"}}";

        assertThat(service.post("/v1/runs", settings).fields()).containsExactly("settings.pipeline.batch-memory");
    }

    @Test
    void aBodyThatDoesNotComeInTimeIsGivenUp() throws Exception {
        RawHttp.Answer answer = exchange("POST /v1/runs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: 50\r\n\r\n{\"settings\":");

        assertThat(answer.status()).isEqualTo(408);
        assertThat(answer.isProblem()).isTrue();
    }

    @Test
    void aClientThatLeavesIsNobodysError() throws Exception {
        try (Logged logged = new Logged(Level.WARN)) {
            for (int i = 0; i < 20; i++) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
                    socket.getOutputStream()
                            .write(("POST /v1/runs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                            + "Content-Length: 50\r\n\r\n{\"settings\":")
                                    .getBytes(StandardCharsets.US_ASCII));
                    socket.setSoLinger(true, 0);
                }
            }
            assertThat(service.get("/health/ready").status()).isEqualTo(200);
            assertThat(logged.lines()).isEmpty();
        }
    }

    @Test
    void whatIsBrokenHereIsAProblemOfOursAndLoggedOnce() throws Exception {
        Files.createDirectories(folder.resolve("runs/one/metrics.jsonl"));
        try (Logged logged = new Logged(Level.ERROR)) {
            for (int i = 0; i < 5; i++) {
                assertThat(service.get("/v1/runs/one/metrics").problem()).isEqualTo("unavailable");
            }
            assertThat(logged.lines()).hasSize(1);
        }
    }
}
