package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.http.service.FakeExecutor;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each POST makes one run, or the same key one for all. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RunCreationTest {
    private static final int MANY = 50;

    @TempDir
    private Path folder;

    private FakeExecutor executor = new FakeExecutor();
    private TestService service;

    @BeforeEach
    void start() {
        service = new TestService(folder, executor);
    }

    @AfterEach
    void stop() {
        executor.obedient = true;
        service.close();
    }

    private TestService.Answer post(String key, String body) {
        try {
            HttpRequest.Builder request = service.json("/v1/runs");
            if (!key.isEmpty()) {
                request.header("Idempotency-Key", key);
            }
            return service.send(request.POST(HttpRequest.BodyPublishers.ofString(body)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<TestService.Answer> atOnce(IntFunction<TestService.Answer> request) {
        ExecutorService clients = Executors.newFixedThreadPool(MANY);
        try {
            List<CompletableFuture<TestService.Answer>> answers = IntStream.range(0, MANY)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> request.apply(i), clients))
                    .toList();
            return answers.stream().map(CompletableFuture::join).toList();
        } finally {
            clients.shutdownNow();
        }
    }

    private static String id(TestService.Answer answer) {
        return answer.body().path("id").asText();
    }

    private static String seed(TestService.Answer answer) {
        return answer.body().path("config").asText().replaceAll("(?s).*\\bseed = (\\d+).*", "$1");
    }

    @Test
    void fiftyEqualRequestsMakeFiftyRuns() throws Exception {
        List<TestService.Answer> answers = atOnce(i -> post("", "{}"));

        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(new HashSet<>(answers.stream().map(RunCreationTest::id).toList()))
                .hasSize(MANY);
        assertThat(service.get("/v1/runs").body().path("runs")).hasSize(MANY);
    }

    @Test
    void fiftyDifferentRequestsMakeTheirOwnRuns() {
        List<TestService.Answer> answers = atOnce(i -> post("", "{\"settings\": {\"seed\": %d}}".formatted(1_000 + i)));

        assertThat(answers).allMatch(answer -> answer.status() == 201);
        Set<String> seeds = new HashSet<>();
        for (TestService.Answer answer : answers) {
            assertThat(answer.response().headers().firstValue("Location")).hasValue("/v1/runs/" + id(answer));
            seeds.add(seed(answer));
        }
        assertThat(seeds).hasSize(MANY).contains("1000", "1049");
    }

    @Test
    void fiftyRequestsOfOneKeyMakeOneRun() throws Exception {
        List<TestService.Answer> answers = atOnce(i -> post("k", "{}"));

        Set<String> ids = new HashSet<>();
        for (TestService.Answer answer : answers) {
            if (answer.status() == 409) {
                assertThat(answer.problem()).isEqualTo("key-under-way");
            } else {
                assertThat(answer.status()).isIn(200, 201);
                ids.add(id(answer));
            }
        }
        assertThat(ids).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(service.get("/v1/runs").body().path("runs")).hasSize(1);
    }

    @Test
    void theKeyIsKnownAfterARestartToo() {
        TestService.Answer first = post("restart", "{\"settings\": {\"seed\": 7}}");
        stop();
        executor = new FakeExecutor();
        start();

        TestService.Answer again = post("restart", "{\"settings\": {\"seed\": 7}}");
        TestService.Answer other = post("restart", "{\"settings\": {\"seed\": 8}}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(id(again)).isEqualTo(id(first));
        assertThat(other.problem()).isEqualTo("invalid-request");
        assertThat(other.body().path("detail").asText())
                .isEqualTo("the key came with another body before, and made run " + id(first));
    }

    @Test
    void aNameOfItsOwnIsMadeOncePerKeyToo() {
        assertThat(post("own", "{\"id\": \"mine\"}").status()).isEqualTo(201);
        assertThat(post("own", "{\"id\": \"mine\"}").status()).isEqualTo(200);
        assertThat(post("another", "{\"id\": \"mine\"}").problem()).isEqualTo("run-exists");
        assertThat(post("", "{\"id\": \"mine\"}").problem()).isEqualTo("run-exists");
    }

    /** The service has said that it cannot answer, and makes the run afterwards all the same. */
    @Test
    void aRunThatCameLateIsFoundByItsKey() throws Exception {
        executor.gate.acquire();
        List<String> told = new ArrayList<>();
        CompletableFuture<Void> first =
                CompletableFuture.runAsync(() -> told.add(post("late", "{}").problem()));
        first.get(30, TimeUnit.SECONDS);
        executor.gate.release();

        TestService.Answer again = post("late", "{}");

        assertThat(told).containsExactly("unavailable");
        assertThat(again.status()).isIn(200, 201);
        await().untilAsserted(() ->
                assertThat(service.get("/v1/runs").body().path("runs")).hasSize(1));
    }

    @Test
    void aKeyIsFreeAgainWhenItsRunIsDeleted() throws Exception {
        executor.obedient = true;
        String id = id(post("again", "{}"));
        service.post("/v1/runs/" + id + "/stop", "");
        await().until(() -> service.delete("/v1/runs/" + id).status() == 204);

        assertThat(post("again", "{}").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "tab\tbetween"})
    void whatIsNoKeyIsMalformed(String key) {
        assertThat(post(key, "{}").problem()).isEqualTo("malformed-request");
        assertThat(post("k".repeat(256), "{}").problem()).isEqualTo("malformed-request");
        assertThat(post("k".repeat(255), "{}").status()).isEqualTo(201);
    }
}
