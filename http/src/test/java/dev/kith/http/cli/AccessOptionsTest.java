package dev.kith.http.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.http.api.Keystores;
import dev.kith.http.api.access.Access;
import dev.kith.http.api.access.Scope;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Who is let in by which words. 192.0.2.1 is nobody's address (RFC 5737). */
class AccessOptionsTest {
    private static final String TOKEN = "kith_0123456789abcdefghij";

    @TempDir
    private static Path folder;

    private static String keystore;
    private static String tokens;
    private static String password;

    @BeforeAll
    static void files() throws Exception {
        keystore = Keystores.make(folder).toString();
        tokens = secret("tokens", "read " + TOKEN).toString();
        password = secret("password", Keystores.PASSWORD + "\n").toString();
    }

    private static Path secret(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static Access access(Map<String, String> environment, String... words) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        Console console = new Console(nowhere, nowhere, Terminal.none(), environment);
        return CommandLine.populateCommand(new AccessOptions(), words).access(console);
    }

    private static void refused(String why, String... words) {
        assertThatThrownBy(() -> access(Map.of(), words))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(why);
    }

    @Test
    void onLoopbackNobodyIsAsked() {
        Access access = access(Map.of());

        assertThat(access.tokens().areNone()).isTrue();
        assertThat(access.publicHosts()).isEmpty();
        assertThat(access.tls()).isEmpty();
        assertThat(access.requestsPerSecond()).isEqualTo(2_000);
    }

    @Test
    void anotherInterfaceNeedsTokensAndTls() {
        refused("./kith token", "--host", "192.0.2.1");
        refused("--tls-keystore", "--host", "192.0.2.1", "--tokens", tokens);
        refused("KITH_TLS_PASSWORD", "--host", "192.0.2.1", "--tokens", tokens, "--tls-keystore", keystore);
        Access access = access(
                Map.of(),
                "--host",
                "192.0.2.1",
                "--tokens",
                tokens,
                "--tls-keystore",
                keystore,
                "--tls-password-file",
                password);

        assertThat(access.tls()).isPresent();
        assertThat(access.tokens().scope(TOKEN)).hasValue(Scope.READ);
        assertThat(access.publicHosts()).containsExactly("192.0.2.1");
        assertThat(access.requestsPerSecond()).isEqualTo(100);
    }

    @Test
    void behindAProxyItSaysSo() {
        Access access = access(
                Map.of("KITH_TOKEN", TOKEN), "--host", "0.0.0.0", "--plain-http", "--public-host", "Kith.Example");

        assertThat(access.tokens().scope(TOKEN)).hasValue(Scope.CONTROL);
        assertThat(access.publicHosts()).containsExactly("kith.example");
        assertThat(access.requestsPerSecond()).isEqualTo(2_000);
        refused(
                "exclude each other",
                "--host",
                "192.0.2.1",
                "--tokens",
                tokens,
                "--plain-http",
                "--tls-keystore",
                keystore,
                "--tls-password-file",
                password);
    }

    @Test
    void everyInterfaceNeedsAName() {
        refused("--public-host", "--host", "0.0.0.0", "--tokens", tokens, "--plain-http");
        refused("--public-host", "--host", "::", "--tokens", tokens, "--plain-http");
    }

    @Test
    void aPublicNameNeedsTokensOnLoopbackToo() {
        refused("--tokens", "--public-host", "kith.example");
    }

    @Test
    void theSameTokenHasOneScope() {
        assertThatThrownBy(() -> access(Map.of("KITH_TOKEN", TOKEN), "--tokens", tokens))
                .hasMessageContaining("KITH_TOKEN: the same token twice")
                .hasMessageNotContaining(TOKEN);
        assertThatThrownBy(() -> access(Map.of("KITH_TOKEN", "guess-me")))
                .hasMessageContaining("KITH_TOKEN: a token has")
                .hasMessageNotContaining("guess-me");
    }

    @Test
    void limitsAreNumbersThatMakeSense() {
        assertThat(access(Map.of(), "--rate", "0.5", "--streams", "3"))
                .extracting(Access::requestsPerSecond, Access::eventStreams)
                .containsExactly(0.5, 3);
        refused("--rate", "--rate", "-1");
        refused("--rate", "--rate", "NaN");
        refused("--streams", "--streams", "0");
    }

    @Test
    void whatIsNoAddressIsSaid() {
        refused("is no address", "--host", "no such host");
    }
}
