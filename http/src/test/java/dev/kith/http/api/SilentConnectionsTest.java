package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import dev.kith.http.api.access.Access;
import dev.kith.http.api.access.Scope;
import dev.kith.http.api.access.TlsKeystore;
import dev.kith.http.api.access.Tokens;
import dev.kith.http.service.FakeExecutor;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Connections that say nothing, and those that should get in all the same. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SilentConnectionsTest {
    private static final int MANY = 1_100;
    private static final Duration SOON = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    @TempDir
    private Path keys;

    private final String token = "kith_master-0123456789";
    private final List<Socket> sockets = new ArrayList<>();
    private Optional<TestService> service = Optional.empty();

    @AfterEach
    void stop() throws Exception {
        for (Socket socket : sockets) {
            socket.close();
        }
        service.ifPresent(TestService::close);
    }

    private TestService serve(Optional<SSLContext> tls) {
        Tokens tokens = Tokens.none().with(Scope.CONTROL, token);
        Access access = new Access(tokens, Access.LOCAL_RATE, Access.EVENT_STREAMS, Set.of(), tls);
        FakeExecutor executor = new FakeExecutor();
        executor.obedient = true;
        TestService served = new TestService(folder, executor, access);
        service = Optional.of(served);
        return served;
    }

    /** Linux answers at all addresses of 127/8. */
    private Socket open(TestService served, String from) throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", served.port()), 10_000);
        socket.setSoTimeout(20_000);
        return socket;
    }

    private void openMany(TestService served) throws IOException {
        for (int i = 0; i < MANY; i++) {
            open(served, i < MANY / 2 ? "127.0.0.1" : "127.0.0." + (2 + i % 100));
        }
        assertThat(sockets.get(MANY / 2).getInputStream().read())
                .as("made room for the last of them")
                .isEqualTo(-1);
    }

    private HttpRequest request(TestService served, String scheme, String path) {
        return HttpRequest.newBuilder(URI.create("%s://127.0.0.1:%d%s".formatted(scheme, served.port(), path)))
                .header("Authorization", "Bearer " + token)
                .timeout(SOON)
                .build();
    }

    @Test
    void aThousandOfThemKeepNobodyOutWhoHasAToken() throws Exception {
        TestService served = serve(Optional.empty());
        HttpClient early = HttpClient.newHttpClient();
        assertThat(served.send(served.json("/v1/runs/one")
                                .header("Authorization", "Bearer " + token)
                                .PUT(HttpRequest.BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(201);
        HttpResponse<InputStream> events =
                early.send(request(served, "http", "/v1/runs/one/events"), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(events.body().read()).isPositive();

        try (Logged logged = new Logged(Level.WARN)) {
            openMany(served);
            HttpResponse<String> late = HttpClient.newHttpClient()
                    .send(request(served, "http", "/v1/runs"), HttpResponse.BodyHandlers.ofString());

            assertThat(late.statusCode()).isEqualTo(200);
            assertThat(logged.lines()).isEmpty();
        }
        assertThat(events.body().read())
                .as("the reader of events is still there")
                .isPositive();
    }

    @Test
    void norDoThoseThatBeginNoTls() throws Exception {
        Path keystore = Keystores.make(keys);
        TestService served = serve(Optional.of(TlsKeystore.read(keystore, Keystores.PASSWORD)));
        openMany(served);

        HttpResponse<String> answer = HttpClient.newBuilder()
                .sslContext(Keystores.trusting(keystore))
                .build()
                .send(request(served, "https", "/v1/runs"), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    /** Both a connection that says nothing and one that says it slowly. */
    @Test
    void aRequestThatDoesNotComeInTimeEndsItsConnection() throws Exception {
        TestService served = serve(Optional.empty());
        Socket silent = open(served, "127.0.0.1");
        Socket dripping = open(served, "127.0.0.1");
        dripping.getOutputStream().write("GET /v1/runs HTTP/1.1\r\nX: ".getBytes(StandardCharsets.US_ASCII));
        long begun = System.nanoTime();
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    try {
                        dripping.getOutputStream().write('x');
                        return false;
                    } catch (IOException closed) {
                        return true;
                    }
                });

        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofSeconds(9), Duration.ofSeconds(15));
        assertThat(silent.getInputStream().read()).isEqualTo(-1);
    }
}
