package dev.kith.http.api;

import static dev.kith.config.Text.format;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.ConnectionContext;
import akka.http.javadsl.Http;
import akka.http.javadsl.HttpsConnectionContext;
import akka.http.javadsl.ServerBinding;
import akka.http.javadsl.ServerBuilder;
import akka.http.javadsl.model.HttpResponse;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/** A handler at an address, until closed. */
public final class ApiServer implements AutoCloseable {
    /** Streams have no end of their own. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    private final ServerBinding binding;

    private ApiServer(ServerBinding binding) {
        this.binding = binding;
    }

    /**
     * Listens.
     *
     * @param port 0: any that is free
     * @throws IllegalStateException if the address cannot be had
     */
    public static ApiServer bind(ActorSystem<?> system, String host, int port, Handler handler) {
        return bind(system, host, port, Optional.empty(), handler);
    }

    /**
     * The same, with TLS where there is a certificate.
     *
     * @throws IllegalStateException if the address cannot be had
     */
    public static ApiServer bind(
            ActorSystem<?> system, String host, int port, Optional<SSLContext> tls, Handler handler) {
        HttpResponse ending = Json.problem(Problem.of(ProblemType.UNAVAILABLE, "the service is ending"));
        ServerBuilder server = Http.get(system)
                .newServerAt(host, port)
                .adaptSettings(settings -> settings.withTerminationDeadlineExceededResponse(ending));
        try {
            return new ApiServer(tls.map(context -> server.enableHttps(encrypted(context)))
                    .orElse(server)
                    .bind(handler::answer)
                    .toCompletableFuture()
                    .join());
        } catch (CompletionException e) {
            throw new IllegalStateException(format("cannot listen at %s:%d: %s", host, port, e.getCause()), e);
        }
    }

    private static HttpsConnectionContext encrypted(SSLContext context) {
        return ConnectionContext.httpsServer(() -> {
            SSLEngine engine = context.createSSLEngine();
            engine.setUseClientMode(false);
            engine.setEnabledProtocols(PROTOCOLS.toArray(String[]::new));
            return engine;
        });
    }

    public InetSocketAddress address() {
        return binding.localAddress();
    }

    /** Ends all connections, after a moment for answers that are under way. */
    @Override
    public void close() {
        binding.terminate(PATIENCE).toCompletableFuture().join();
    }
}
