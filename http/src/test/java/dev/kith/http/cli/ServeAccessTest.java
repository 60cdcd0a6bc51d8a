package dev.kith.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kith.http.api.Keystores;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command itself, with a token and TLS. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ServeAccessTest {
    private static final String TOKEN = "kith_0123456789abcdefghij";

    @TempDir
    private Path folder;

    @Test
    void itServesOverTlsWhoHasAToken() throws Exception {
        Path keystore = Keystores.make(folder);
        CountDownLatch end = new CountDownLatch(1);
        PipedInputStream said = new PipedInputStream();
        Console console = new Console(
                new PrintStream(new PipedOutputStream(said), true, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream()),
                Terminal.none(),
                Map.of("KITH_TOKEN", TOKEN, "KITH_TLS_PASSWORD", Keystores.PASSWORD));
        CompletableFuture<Integer> code =
                CompletableFuture.supplyAsync(() -> new CommandLine(new ServeCommand(console, end))
                        .execute(
                                "--port",
                                "0",
                                "--runs",
                                folder.resolve("runs").toString(),
                                "--json",
                                "--tls-keystore",
                                keystore.toString()));
        String ready = new BufferedReader(new InputStreamReader(said, StandardCharsets.UTF_8)).readLine();
        URI address =
                URI.create(new ObjectMapper().readTree(ready).get("address").asText() + "/v1/runs");
        HttpClient client =
                HttpClient.newBuilder().sslContext(Keystores.trusting(keystore)).build();

        assertThat(address.getScheme()).isEqualTo("https");
        assertThat(client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
        assertThat(client.send(
                                HttpRequest.newBuilder(address)
                                        .header("Authorization", "Bearer " + TOKEN)
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
        end.countDown();
        assertThat(code.get(30, TimeUnit.SECONDS)).isEqualTo(ExitCode.DONE);
    }
}
