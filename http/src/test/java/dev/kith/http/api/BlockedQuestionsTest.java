package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.http.api.access.Access;
import dev.kith.http.service.FakeExecutor;
import dev.kith.model.evidence.RunEvidence;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Questions that never end hold up no other request, and what waits behind them goes with its client. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BlockedQuestionsTest {
    /** Two are answered, sixteen wait. */
    private static final int ALL = 18;

    private static final String IMAGES = "{\"images\": [\"AAAA\"]}";

    @TempDir
    private Path folder;

    private final FakeExecutor executor = new FakeExecutor();
    private final CountDownLatch blocked = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();
    private final List<Socket> clients = new ArrayList<>();
    private TestService service;

    @BeforeEach
    void block() throws Exception {
        RunEvidence evidence = new RunEvidence(id -> {
            if (Thread.currentThread().getName().equals("kith-question")) {
                begun.incrementAndGet();
                try {
                    blocked.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return Optional.empty();
        });
        service = new TestService(0, folder.resolve("runs"), executor, Access.ofLoopback(), evidence);
        assertThat(service.put("/v1/runs/one", "{}").status()).isEqualTo(201);
        for (int i = 0; i < ALL; i++) {
            Socket client = new Socket(InetAddress.getLoopbackAddress(), service.port());
            client.getOutputStream()
                    .write(
                            ("POST /v1/runs/one/predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                            + "Content-Length: " + IMAGES.length() + "\r\n\r\n" + IMAGES)
                                    .getBytes(StandardCharsets.US_ASCII));
            clients.add(client);
        }
        await().untilAsserted(() -> {
            assertThat(begun).hasValue(2);
            assertThat(service.evidence().questions().held()).isEqualTo(2L * ALL * IMAGES.length());
        });
    }

    @AfterEach
    void end() throws Exception {
        blocked.countDown();
        for (Socket client : clients) {
            client.close();
        }
        executor.obedient = true;
        service.close();
    }

    @Test
    void whatIsCheapIsAnswered() throws Exception {
        long begin = System.nanoTime();
        for (String path : List.of(
                "/",
                "/health/alive",
                "/health/ready",
                "/metrics",
                "/openapi.yaml",
                "/v1/runs",
                "/v1/presets",
                "/v1/datasets",
                "/v1/runs/one",
                "/v1/runs/one/metrics",
                "/v1/runs/one/checkpoints")) {
            assertThat(service.get(path).status()).as(path).isEqualTo(200);
        }
        for (String path : List.of("found", "report", "timeline", "model")) {
            assertThat(service.get("/v1/runs/one/" + path).status()).as(path).isEqualTo(404);
        }
        assertThat(service.post("/v1/config/check", "{}").status()).isEqualTo(200);
        assertThat(service.put("/v1/runs/two", "{}").status()).isEqualTo(201);
        assertThat(service.post("/v1/runs/two/pause", "").status()).isEqualTo(202);
        assertThat(service.delete("/v1/runs/two").status()).isEqualTo(204);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        assertThat(begun).hasValue(2);
    }

    @Test
    void whatIsExpensiveIsRefusedWithAReason() throws Exception {
        for (String path : List.of("queue", "labels", "embeddings", "image?example=train/0")) {
            var refused = service.get("/v1/runs/one/" + path);
            assertThat(refused.status()).as(path).isEqualTo(503);
            assertThat(refused.body().get("detail").asText()).isEqualTo("16 questions wait for an answer already");
        }
        assertThat(service.post("/v1/runs/one/predict", IMAGES).status()).isEqualTo(503);
    }

    /** Their memory, too: of all but those whose work has begun, and of these when it ends. */
    @Test
    void clientsThatGoMakeRoom() throws Exception {
        for (Socket client : clients) {
            client.setSoLinger(true, 0);
            client.close();
        }
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(service.evidence().questions().held()).isEqualTo(2L * 2 * IMAGES.length()));
        blocked.countDown();
        await().untilAsserted(
                        () -> assertThat(service.evidence().questions().held()).isZero());
        assertThat(service.get("/v1/runs/one/queue").status()).isEqualTo(404);
    }

    /** It is the one that waits for its answer: that it asks for no other request is no reason to forget it. */
    @Test
    void aClientThatAsksOnceIsAnswered() throws Exception {
        clients.forEach(BlockedQuestionsTest::close);
        await().until(() -> service.evidence().questions().held() <= 4L * IMAGES.length());
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            client.getOutputStream()
                    .write("GET /v1/runs/one/queue HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            blocked.countDown();
            String answer = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 404").contains("not-there-yet");
        }
    }

    private static void close(Socket client) {
        try {
            client.close();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
