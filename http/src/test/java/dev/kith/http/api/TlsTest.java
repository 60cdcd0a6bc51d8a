package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import dev.kith.http.api.access.Access;
import dev.kith.http.api.access.TlsKeystore;
import dev.kith.http.api.access.Tokens;
import dev.kith.http.service.FakeExecutor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same service over TLS. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TlsTest {
    @TempDir
    private static Path folder;

    private static Path keystore;
    private static SSLContext trusting;
    private static TestService service;

    @BeforeAll
    static void start() throws Exception {
        keystore = Keystores.make(folder);
        trusting = Keystores.trusting(keystore);
        SSLContext own = TlsKeystore.read(keystore, Keystores.PASSWORD);
        service = new TestService(
                folder.resolve("runs"),
                new FakeExecutor(),
                new Access(Tokens.none(), 0, 512, Set.of("kith.example"), Optional.of(own)));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static HttpResponse<String> get(String origin) throws Exception {
        HttpClient client = HttpClient.newBuilder().sslContext(trusting).build();
        URI uri = URI.create("https://127.0.0.1:%d/v1/runs".formatted(service.port()));
        return client.send(
                HttpRequest.newBuilder(uri).header("Origin", origin).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void clientsThatTrustTheCertificateAreServed() throws Exception {
        HttpResponse<String> answer = get("https://127.0.0.1:" + service.port());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.sslSession().orElseThrow().getProtocol()).isIn("TLSv1.3", "TLSv1.2");
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
    }

    @Test
    void pagesWithoutTlsAreAnotherOrigin() throws Exception {
        assertThat(get("http://127.0.0.1:" + service.port()).statusCode()).isEqualTo(403);
    }

    @Test
    void oldVersionsAreRefused() throws Exception {
        try (SSLSocket socket = (SSLSocket) trusting.getSocketFactory().createSocket("127.0.0.1", service.port())) {
            socket.setSoTimeout(10_000);
            socket.setEnabledProtocols(new String[] {"TLSv1.1"});
            assertThatThrownBy(socket::startHandshake).isInstanceOf(IOException.class);
        }
    }

    @Test
    void strangersAndPlainRequestsGetNothingAndLogNothing() throws Exception {
        try (Logged logged = new Logged(Level.WARN)) {
            HttpClient stranger = HttpClient.newHttpClient();
            URI uri = URI.create("https://127.0.0.1:%d/".formatted(service.port()));
            assertThatThrownBy(() ->
                            stranger.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding()))
                    .isInstanceOf(SSLException.class);
            String text = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
            FuzzRequest plain =
                    new FuzzRequest("", text.getBytes(StandardCharsets.US_ASCII), FuzzRequest.Ending.HALF_CLOSE);
            assertThat(RawHttp.exchange(service.port(), plain)).isEmpty();
            assertThat(get("https://127.0.0.1:" + service.port()).statusCode()).isEqualTo(200);
            assertThat(logged.lines()).isEmpty();
        }
    }

    @Test
    void aKeystoreThatCannotBeUsedIsSaid() throws Exception {
        Path nonsense = Files.writeString(folder.resolve("nonsense.p12"), "nonsense");

        assertThatThrownBy(() -> TlsKeystore.read(keystore, "wrong")).hasMessageContaining("the password is wrong");
        assertThatThrownBy(() -> TlsKeystore.read(nonsense, "x")).hasMessageContaining("not a PKCS #12 keystore");
        assertThatThrownBy(() -> TlsKeystore.read(folder.resolve("none"), "x"))
                .hasMessageContaining("no such keystore");
    }
}
