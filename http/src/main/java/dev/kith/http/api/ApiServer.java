package dev.kith.http.api;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.Http;
import akka.http.javadsl.ServerBinding;
import akka.http.javadsl.server.Route;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/** Routes at an address, until closed. */
public final class ApiServer implements AutoCloseable {
    /** Streams have no end of their own. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

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
    public static ApiServer bind(ActorSystem<?> system, String host, int port, Route routes) {
        try {
            return new ApiServer(Http.get(system)
                    .newServerAt(host, port)
                    .bind(routes)
                    .toCompletableFuture()
                    .join());
        } catch (CompletionException e) {
            throw new IllegalStateException("cannot listen at %s:%d: %s".formatted(host, port, e.getCause()), e);
        }
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
