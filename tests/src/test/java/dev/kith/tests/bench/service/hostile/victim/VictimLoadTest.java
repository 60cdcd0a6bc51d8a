package dev.kith.tests.bench.service.hostile.victim;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kith.tests.bench.service.Latency;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VictimLoadTest {
    private static final int REQUESTS = 45;
    private static final int ALL = 200;
    private static final int BUSY_AT = 7;

    private final Set<String> asked = new ConcurrentSkipListSet<>();
    private final AtomicInteger count = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), ALL);
        server.createContext("/", this::answer);
        server.start(); // one thread: a request that waits holds up those behind it
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        int number = count.incrementAndGet();
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
        assertThat(exchange.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer secret");
        exchange.getRequestBody().readAllBytes();
        if (number == REQUESTS) {
            end.countDown();
        }
        byte[] body = (number == BUSY_AT ? "too much" : "{}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(number == BUSY_AT ? 503 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static VictimLoad load(int port) {
        return new VictimLoad(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                new VictimRequests(new VictimOrder(port, "secret", "mine", 0.002)));
    }

    @Test
    void readsAndCommandsAreCountedApartByStatus() throws InterruptedException {
        VictimResult result = load(server.getAddress().getPort()).until(end);

        assertThat(asked)
                .containsExactlyInAnyOrder(
                        "GET /v1/runs",
                        "GET /v1/runs/mine",
                        "GET /v1/runs/mine/metrics",
                        "POST /v1/config/check",
                        "PATCH /v1/runs/mine/settings",
                        "POST /v1/runs/mine/checkpoint");
        assertThat(result.answers()).containsOnlyKeys("200", "503").containsEntry("503", 1L);
        assertThat(result.words()).singleElement().asString().contains("503 too much");
        int all = result.latency().map(Latency::count).orElse(0);
        assertThat(all).isGreaterThanOrEqualTo(REQUESTS).isEqualTo(count.get());
        assertThat(result.commands().map(Latency::count).orElse(0)).isBetween(all / 6, all / 3);
    }

    /** It counts with the whole patience: to be refused at once is no good answer. */
    @Test
    void whatIsNotAnsweredIsSlow() throws IOException, InterruptedException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }

        VictimResult result = load(closed).until(new Looks(3));

        assertThat(result.answers()).containsExactly(Map.entry("none", 3L));
        assertThat(result.latency().map(Latency::p50))
                .hasValueSatisfying(p50 -> assertThat(p50).isGreaterThanOrEqualTo(10_000));
        assertThat(result.words())
                .hasSize(3)
                .allSatisfy(words -> assertThat(words).contains("ConnectException"));
    }

    /** Is open as soon as it was looked at so often. */
    private static final class Looks extends CountDownLatch {
        private int left;

        private Looks(int left) {
            super(1);
            this.left = left;
        }

        @Override
        public long getCount() {
            return left-- > 0 ? 1 : 0;
        }
    }
}
