package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.typesafe.config.ConfigFactory;
import dev.kith.http.api.access.Access;
import dev.kith.http.api.access.Scope;
import dev.kith.http.api.access.Token;
import dev.kith.http.api.access.Tokens;
import dev.kith.http.service.FakeExecutor;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what, where tokens are asked for. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TokenAccessTest {
    private static final String READ = Token.fresh();
    private static final String CONTROL = Token.fresh();
    private static final FakeExecutor EXECUTOR = new FakeExecutor();

    @TempDir
    private static Path folder;

    private static TestService service;
    private static Logged logged;

    @BeforeAll
    static void start() throws Exception {
        System.setProperty("akka.loglevel", "DEBUG");
        ConfigFactory.invalidateCaches();
        logged = new Logged(Level.ALL);
        Tokens tokens = Tokens.none().with(Scope.READ, READ).with(Scope.CONTROL, CONTROL);
        service =
                new TestService(folder, EXECUTOR, new Access(tokens, 0, 512, Set.of("kith.example"), Optional.empty()));
        assertThat(ask("PUT", "/v1/runs/one", "Bearer " + CONTROL, "{}").status())
                .isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        EXECUTOR.obedient = true;
        service.close();
        logged.close();
        System.clearProperty("akka.loglevel");
        ConfigFactory.invalidateCaches();
    }

    private static TestService.Answer ask(String method, String path, String authorization, String body)
            throws Exception {
        HttpRequest.Builder request = service.json(path).method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return service.send(request);
    }

    private static String challenge(TestService.Answer answer) {
        return answer.response().headers().firstValue("WWW-Authenticate").orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /v1/runs",
        "GET,    /v1/runs/one",
        "GET,    /v1/runs/one/events",
        "GET,    /v1/presets",
        "POST,   /v1/runs",
        "POST,   /v1/config/check",
        "DELETE, /v1/runs/one",
        "GET,    /%76%31/runs",
        "GET,    /v1/nothing",
        "GET,    /metrics",
        "OPTIONS, /v1/runs"
    })
    void withoutATokenNothingIsSaid(String method, String path) throws Exception {
        var answer = ask(method, path, "", "{}");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("token-required");
        assertThat(challenge(answer)).isEqualTo("Bearer realm=\"kith\"");
    }

    static List<String> promised() {
        return Contract.read().resources().stream()
                .map(resource -> resource.template().replace("{id}", "one"))
                .filter(path -> !path.equals("/") && !path.startsWith("/health/"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("promised")
    void whateverIsPromisedNeedsAToken(String path) throws Exception {
        for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
            assertThat(ask(method, path, "", "{}").status()).as(method).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/app.js", "/style/base.css", "/webjars/echarts.min.js", "/health/alive", "/health/ready"})
    void thePageAndHealthNeedNone(String path) throws Exception {
        assertThat(service.get(path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer kith_01234567890123456789", "Bearer ", "Bearer", "Basic YTpi", "Bearer \"", "x"})
    void whatIsNoKnownTokenIsRefused(String authorization) throws Exception {
        var answer = ask("GET", "/v1/runs", authorization, "");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(challenge(answer)).startsWith("Bearer realm=\"kith\"");
    }

    @Test
    void aWrongTokenIsToldFromNone() throws Exception {
        assertThat(challenge(ask("GET", "/v1/runs", "Bearer " + Token.fresh(), "")))
                .contains("error=\"invalid_token\"");
        assertThat(ask("GET", "/v1/runs", "Bearer " + READ + "x", "").status()).isEqualTo(401);
        assertThat(ask("GET", "/v1/runs", "bearer " + READ, "").status()).isEqualTo(200);
    }

    @Test
    void ofTwoTokensNoneCounts() throws Exception {
        var answer = service.send(service.request("/v1/runs")
                .header("Authorization", "Bearer " + READ)
                .header("Authorization", "Bearer " + CONTROL));

        assertThat(answer.status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /v1/runs,              200",
        "GET,    /v1/runs/one,          200",
        "GET,    /v1/presets,           200",
        "GET,    /metrics,              200",
        "POST,   /v1/config/check,      200",
        "POST,   /v1/runs/none/embed,     404",
        "POST,   /v1/runs/none/predict,   404",
        "POST,   /v1/runs/none/neighbors, 404",
        "POST,   /v1/runs,              403",
        "PUT,    /v1/runs/two,          403",
        "DELETE, /v1/runs/one,          403",
        "PATCH,  /v1/runs/one/settings, 403",
        "POST,   /v1/runs/one/pause,    403",
        "POST,   /v1/runs/one/stop,     403",
        "POST,   /v1/runs/one/checkpoint, 403",
        "POST,   /v1/runs/embed/pause,  403",
        "PUT,    /v1/runs/one/predict,  403"
    })
    void aReaderLooksAndAsks(String method, String path, int status) throws Exception {
        var answer = ask(method, path, "Bearer " + READ, "{}");

        assertThat(answer.status()).isEqualTo(status);
        if (status == 403) {
            assertThat(answer.problem()).isEqualTo("insufficient-scope");
            assertThat(challenge(answer)).contains("error=\"insufficient_scope\", scope=\"control\"");
        }
    }

    @Test
    void whoControlsMayDoEverything() throws Exception {
        String token = "Bearer " + CONTROL;

        assertThat(ask("PUT", "/v1/runs/mine", token, "{}").status()).isEqualTo(201);
        assertThat(ask("GET", "/v1/runs/mine", token, "").status()).isEqualTo(200);
        assertThat(ask("POST", "/v1/runs/mine/stop", token, "").status()).isEqualTo(202);
        assertThat(ask("DELETE", "/v1/runs/mine", token, "").status()).isEqualTo(204);
    }

    @Test
    void publicNamesAreOursAndOthersNot() throws Exception {
        assertThat(raw("kith.example", "")).isEqualTo(200);
        assertThat(raw("Kith.Example:8443", "Origin: https://kith.example:8443\r\n"))
                .isEqualTo(200);
        assertThat(raw("kith.example:8443", "Origin: https://kith.example:9443\r\n"))
                .isEqualTo(403);
        assertThat(raw("kith.example:8443", "Origin: https://kith.example:8443\r\n"))
                .isEqualTo(200);
        assertThat(raw("kith.example", "Origin: http://kith.example\r\n")).isEqualTo(200);
        assertThat(raw("kith.example", "Origin: https://evil.example\r\n")).isEqualTo(403);
        assertThat(raw("evil.example", "")).isEqualTo(403);
        assertThat(raw("127.0.0.1", "Origin: https://127.0.0.1\r\n")).isEqualTo(403);
    }

    private static int raw(String host, String headers) throws Exception {
        String text = "GET /v1/runs HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n%sConnection: close\r\n\r\n"
                .formatted(host, READ, headers);
        FuzzRequest request = new FuzzRequest("", text.getBytes(StandardCharsets.ISO_8859_1), FuzzRequest.Ending.WAIT);
        return RawHttp.exchange(service.port(), request).get(0).status();
    }

    @Test
    void noTokenIsLogged() throws Exception {
        for (String token : new String[] {READ, CONTROL}) {
            ask("GET", "/v1/runs/none", "Bearer " + token, "");
            ask("GET", "/v1/runs", "Bearer x" + token, "");
            ask("GET", "/v1/runs", "Basic " + token, "");
            ask("GET", "/v1/runs", token, "");
            ask("POST", "/v1/runs", "Bearer " + token, "{");
            raw("kith.example", "Authorization: " + token + "\r\nContent-Length: 5\r\n");
            raw("kith.example", "Authorization: \u0001" + token + "\r\n");
        }

        assertThat(logged.lines()).isNotEmpty().noneMatch(line -> line.contains(READ) || line.contains(CONTROL));
    }
}
