package dev.kith.http.api;

import static dev.kith.config.Text.format;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.settings.ServerSettings;
import dev.kith.http.api.access.Access;
import dev.kith.http.api.bounds.Limit;
import dev.kith.http.api.connections.Connections;
import dev.kith.http.api.connections.HttpListener;
import dev.kith.http.api.connections.Room;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/** A handler at an address, until closed. */
public final class ApiServer implements AutoCloseable {
    /** Streams have no end of their own. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** For what is answered last to reach its client. */
    private static final Duration MOMENT = Duration.ofMillis(200);

    private final HttpListener.Listening listening;
    private final HttpResponse ending;

    private ApiServer(HttpListener.Listening listening, HttpResponse ending) {
        this.listening = listening;
        this.ending = ending;
    }

    /**
     * Listens on loopback, as {@link Access#ofLoopback()} says.
     *
     * @param port 0: any that is free
     * @throws IllegalStateException if the address cannot be had
     */
    public static ApiServer bind(ActorSystem<?> system, String host, int port, Handler handler) {
        return bind(system, host, port, Access.ofLoopback(), handler);
    }

    /**
     * The same, with TLS where there is a certificate.
     *
     * @throws IllegalStateException if the address cannot be had
     */
    public static ApiServer bind(ActorSystem<?> system, String host, int port, Access access, Handler handler) {
        return bind(system, host, port, access, Room.of(access.eventStreams(), access.requestsPerSecond()), handler);
    }

    static ApiServer bind(ActorSystem<?> system, String host, int port, Access access, Room room, Handler handler) {
        HttpListener listener =
                new HttpListener(system, settings(system), access.tls(), new Connections(room), handler::answer);
        HttpResponse ending = Json.problem(Problem.of(ProblemType.UNAVAILABLE, "the service is ending"));
        try {
            return new ApiServer(listener.bind(host, port).toCompletableFuture().join(), SecurityHeaders.on(ending));
        } catch (CompletionException e) {
            throw new IllegalStateException(format("cannot listen at %s:%d: %s", host, port, e.getCause()), e);
        }
    }

    private static ServerSettings settings(ActorSystem<?> system) {
        ServerSettings settings = ServerSettings.create(system.classicSystem());
        return settings.withBacklog(Limit.CONNECTIONS.count())
                .withParserSettings(settings.getParserSettings()
                        .withMaxContentLength(Limit.JSON.count())
                        .withMaxUriLength(Limit.ADDRESS.count())
                        .withMaxHeaderValueLength(Limit.HEADER.count())
                        .withMaxHeaderCount(Limit.HEADERS.count()));
    }

    public InetSocketAddress address() {
        return listening.address();
    }

    /** Ends all connections, after a moment for answers that are under way. */
    @Override
    public void close() {
        listening.close(PATIENCE, MOMENT, ending);
    }
}
