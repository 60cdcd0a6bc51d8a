package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.kith.http.api.access.Access;
import dev.kith.http.service.DataRoots;
import dev.kith.http.service.FakeExecutor;
import dev.kith.http.service.KithService;
import dev.kith.http.service.RunExecutor.Telemetry;
import dev.kith.http.service.Specifications;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Streams that last: what keeps them alive, how many there may be, and who loses his. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EventStreamTest {
    private static final int MOST = 2;
    private static final String SECRET = "kith_0123456789abcdefghij";

    @TempDir
    private Path folder;

    private final FakeExecutor executor = new FakeExecutor();
    private KithService service;
    private ApiServer server;

    @BeforeEach
    void start() throws Exception {
        service = KithService.open(folder, executor);
        service.begin();
        service.runs()
                .create(
                        "one",
                        new Specifications(new DataRoots(List.of()))
                                .of("shapes", JsonNodeFactory.instance.objectNode()))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        EventRoutes events = new EventRoutes(service.runs(), new OpenStreams(MOST), Duration.ofMillis(50));
        server = ApiServer.bind(
                service.system(),
                "127.0.0.1",
                0,
                new Envelope(Access.ofLoopback()).around(request -> events.events(new Call(request))));
    }

    @AfterEach
    void stop() {
        executor.obedient = true;
        server.close();
        service.close();
    }

    private Socket open() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), server.address().getPort()));
        String text = "GET /v1/runs/one/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(SECRET);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static void awaitLine(BufferedReader reader, String wanted) throws IOException {
        for (String line = reader.readLine(); !line.equals(wanted); line = reader.readLine()) {
            assertThat(line).as("before " + wanted).isNotNull();
        }
    }

    @Test
    void silenceIsBrokenByHeartbeats() throws Exception {
        try (Socket socket = open()) {
            BufferedReader reader = reader(socket);
            awaitLine(reader, "event:status");
            for (int i = 0; i < 3; i++) {
                awaitLine(reader, "data:");
            }
        }
    }

    @Test
    void aboveTheLimitThereIsRoomOnlyWhenAnotherEnds() throws Exception {
        try (Socket first = open();
                Socket second = open()) {
            awaitLine(reader(first), "event:status");
            awaitLine(reader(second), "event:status");
            try (Socket third = open()) {
                assertThat(reader(third).readLine()).startsWith("HTTP/1.1 503");
            }
        }
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            try (Socket third = open()) {
                assertThat(reader(third).readLine()).startsWith("HTTP/1.1 200");
            }
        });
    }

    /** It gets what is missing when it asks again; meanwhile nothing piles up, and nobody's log fills. */
    @Test
    void aReaderWhoDoesNotReadLosesItsStream() throws Exception {
        FakeExecutor.FakeAttempt attempt = executor.awaitAttempt();
        try (Logged logged = new Logged(Level.WARN);
                Socket stuck = open();
                Socket fine = open()) {
            BufferedReader reader = reader(fine);
            awaitLine(reader, "event:status");
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                for (int i = 0; i < 1_000; i++) {
                    attempt.listener().told(new Telemetry.Notice("x".repeat(1_000)));
                    awaitLine(reader, "event:notice");
                }
                try (Socket third = open()) {
                    return reader(third).readLine().startsWith("HTTP/1.1 200");
                }
            });
            assertThat(logged.lines()).isEmpty();
        }
    }
}
