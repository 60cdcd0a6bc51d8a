package dev.kith.http.cli;

import static dev.kith.config.Text.format;

import dev.kith.http.api.access.Access;
import dev.kith.http.api.access.Scope;
import dev.kith.http.api.access.SecretFile;
import dev.kith.http.api.access.TlsKeystore;
import dev.kith.http.api.access.TokenFile;
import dev.kith.http.api.access.Tokens;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import picocli.CommandLine.Option;

/** Where a service listens, and who may call it. */
final class AccessOptions {
    private static final String TOKEN_VARIABLE = "KITH_TOKEN";
    private static final String PASSWORD_VARIABLE = "KITH_TLS_PASSWORD";

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The interface to listen at (default: 127.0.0.1). Any but loopback needs tokens, and TLS.")
    String host = "127.0.0.1";

    @Option(
            names = "--public-host",
            paramLabel = "NAME",
            description = "A name or address by which others call the service, without port (default: that of --host);"
                    + " may be given several times. Requests to other names are refused.")
    private List<String> publicHosts = new ArrayList<>();

    @Option(
            names = "--tokens",
            paramLabel = "FILE",
            description =
                    "Who may call: lines 'read TOKEN' or 'control TOKEN', as ./kith token makes them, in a file of"
                            + " chmod 600. The variable KITH_TOKEN holds a token of control, too.")
    private Optional<Path> tokens = Optional.empty();

    @Option(
            names = "--tls-keystore",
            paramLabel = "FILE.p12",
            description = "Speak TLS with this certificate and key (PKCS #12). The password is in the variable"
                    + " KITH_TLS_PASSWORD, or in a file.")
    private Optional<Path> keystore = Optional.empty();

    @Option(
            names = "--tls-password-file",
            paramLabel = "FILE",
            description = "The first line is the password of the keystore; chmod 600.")
    private Optional<Path> passwordFile = Optional.empty();

    @Option(
            names = "--plain-http",
            description = "Another interface than loopback without TLS: for a proxy that speaks it.")
    private boolean plainHttp;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Requests per second of one client address, 0: any number (default: 100; 2000 on loopback or"
                    + " with --plain-http).")
    private Optional<Double> rate = Optional.empty();

    @Option(names = "--streams", paramLabel = "N", description = "Event streams open at a time (default: 512).")
    private int streams = Access.EVENT_STREAMS;

    /**
     * What the words mean together.
     *
     * @throws UsageException if they would let in who should not be, or files cannot be used
     */
    Access access(Console console) {
        try {
            InetAddress address = address();
            boolean local = address.isLoopbackAddress();
            Tokens known = tokens(console);
            if (!local || !publicHosts.isEmpty()) {
                requireTokens(known, local);
            }
            Optional<SSLContext> tls = keystore.map(file -> TlsKeystore.read(file, password(console)));
            if (!local) {
                requireSafeLine(tls);
            }
            requireLimits();
            double usual = local || plainHttp ? Access.LOCAL_RATE : Access.REMOTE_RATE;
            return new Access(known, rate.orElse(usual), streams, names(address), tls);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private InetAddress address() {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new UsageException(format("--host %s is no address", host));
        }
    }

    private Tokens tokens(Console console) {
        Tokens known = tokens.map(TokenFile::read).orElseGet(Tokens::none);
        Optional<String> single = console.variable(TOKEN_VARIABLE);
        return single.isEmpty() ? known : about(TOKEN_VARIABLE, () -> known.with(Scope.CONTROL, single.get()));
    }

    private static <T> T about(String what, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(what + ": " + e.getMessage(), e);
        }
    }

    private void requireTokens(Tokens known, boolean local) {
        if (known.areNone()) {
            throw new UsageException(format(
                            "%s lets others call the service, so it must know whom to obey: give --tokens FILE",
                            local ? "--public-host" : "--host " + host)
                    + " (./kith token control makes a line for it), or a token in " + TOKEN_VARIABLE);
        }
    }

    private void requireSafeLine(Optional<SSLContext> tls) {
        if (tls.isEmpty() && !plainHttp) {
            throw new UsageException(format(
                            "--host %s would send tokens readable for everybody on the way: give --tls-keystore FILE.p12, or",
                            host)
                    + " --plain-http if a proxy in front of it speaks TLS");
        }
        if (tls.isPresent() && plainHttp) {
            throw new UsageException("--tls-keystore and --plain-http exclude each other");
        }
    }

    private void requireLimits() {
        if (!rate.map(perSecond -> perSecond >= 0 && Double.isFinite(perSecond)).orElse(true)) {
            throw new UsageException("--rate must be 0 or more, not " + rate.get());
        }
        if (streams < 1) {
            throw new UsageException("--streams must be 1 or more, not " + streams);
        }
    }

    private String password(Console console) {
        if (passwordFile.isPresent()) {
            return SecretFile.lines(passwordFile.get()).stream().findFirst().orElse("");
        }
        return console.variable(PASSWORD_VARIABLE)
                .orElseThrow(() -> new UsageException(format(
                        "--tls-keystore needs its password: in %s, or in a file that --tls-password-file names",
                        PASSWORD_VARIABLE)));
    }

    private Set<String> names(InetAddress address) {
        if (address.isLoopbackAddress() || !publicHosts.isEmpty()) {
            return Set.copyOf(publicHosts);
        }
        if (address.isAnyLocalAddress()) {
            throw new UsageException(
                    format("--host %s is every interface: say by --public-host which name clients call", host));
        }
        return new LinkedHashSet<>(List.of(host, address.getHostAddress()));
    }
}
