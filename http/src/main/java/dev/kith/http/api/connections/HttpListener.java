package dev.kith.http.api.connections;

import akka.NotUsed;
import akka.actor.Cancellable;
import akka.actor.typed.ActorSystem;
import akka.event.LoggingAdapter;
import akka.http.javadsl.Http;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.settings.ServerSettings;
import akka.stream.TLSClosing;
import akka.stream.TLSProtocol.SslTlsInbound;
import akka.stream.TLSProtocol.SslTlsOutbound;
import akka.stream.javadsl.BidiFlow;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.stream.javadsl.TLS;
import akka.stream.javadsl.TLSPlacebo;
import akka.stream.javadsl.Tcp;
import akka.util.ByteString;
import dev.kith.http.api.questions.WaitingClients;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes connections and speaks HTTP on them. The server of the library lets new connections wait when there are too many;
 * here they are taken at once, and {@link Connections} says which one makes room.
 */
public final class HttpListener {
    private static final Logger LOG = LoggerFactory.getLogger(HttpListener.class);
    private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");
    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final ActorSystem<?> system;
    private final ServerSettings settings;
    private final LoggingAdapter log;
    private final Optional<SSLContext> tls;
    private final Connections connections;
    private final Function<HttpRequest, CompletionStage<HttpResponse>> handler;
    private volatile boolean ending;

    /** @param handler answers; it never fails */
    public HttpListener(
            ActorSystem<?> system,
            ServerSettings settings,
            Optional<SSLContext> tls,
            Connections connections,
            Function<HttpRequest, CompletionStage<HttpResponse>> handler) {
        this.system = system;
        this.settings = settings;
        this.log = system.classicSystem().log();
        this.tls = tls;
        this.connections = connections;
        this.handler = handler;
    }

    /** An address that is listened at. */
    public final class Listening {
        private final Tcp.ServerBinding binding;
        private final Cancellable sweeper;

        private Listening(Tcp.ServerBinding binding) {
            this.binding = binding;
            this.sweeper = system.scheduler()
                    .scheduleWithFixedDelay(SWEEP, SWEEP, connections::sweep, system.executionContext());
        }

        public InetSocketAddress address() {
            return binding.localAddress();
        }

        /**
         * Takes no further connections and ends those that there are.
         *
         * @param patience what is being answered, and what is streamed, may go on for so long
         * @param moment what was told may take so long to arrive
         * @param last what is answered instead of what was not ready by then
         */
        public void close(Duration patience, Duration moment, HttpResponse last) {
            binding.unbind().toCompletableFuture().join();
            ending = true;
            CompletableFuture<Void> empty = connections.end();
            empty.copy()
                    .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            connections.answer(last(last));
            empty.copy()
                    .completeOnTimeout(null, moment.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            connections.giveUpAll();
            sweeper.cancel();
        }
    }

    /** Listens; fails if the address cannot be had. */
    public CompletionStage<Listening> bind(String host, int port) {
        Source<Tcp.IncomingConnection, CompletionStage<Tcp.ServerBinding>> incoming = Tcp.get(system)
                .bind(
                        host,
                        port,
                        settings.getBacklog(),
                        settings.getSocketOptions(),
                        false,
                        Optional.<Duration>empty());
        return incoming.toMat(Sink.foreach(this::take), Keep.left()).run(system).thenApply(Listening::new);
    }

    private void take(Tcp.IncomingConnection incoming) {
        Optional<Connection> place = ending
                ? Optional.empty()
                : connections.admit(incoming.remoteAddress().getAddress());
        try {
            if (place.isPresent()) {
                incoming.handleWith(speak(place.get(), incoming.remoteAddress()), system);
            } else {
                incoming.handleWith(Flow.fromSinkAndSource(Sink.cancelled(), Source.empty()), system);
            }
        } catch (RuntimeException e) { // one that cannot be served must not end the others
            place.ifPresent(connections::closed);
            LOG.warn("a connection could not be served: {}", String.valueOf(e.getMessage()));
        }
    }

    /** What speaks is made when there is something to answer: connections that say nothing cost little. */
    private Flow<ByteString, ByteString, ?> speak(Connection connection, InetSocketAddress client) {
        Doorway doorway = new Doorway(connection, () -> connections.closed(connection));
        return BidiFlow.fromGraph(doorway).reversed().join(Flow.lazyFlow(() -> http(connection, client)));
    }

    private Flow<ByteString, ByteString, NotUsed> http(Connection connection, InetSocketAddress client) {
        Flow<HttpRequest, HttpResponse, NotUsed> answers = WaitingClients.flow(request -> answer(connection, request));
        return Http.get(system)
                .serverLayer(settings, Optional.of(client), log)
                .atop(encryption())
                .reversed()
                .join(answers);
    }

    private CompletionStage<HttpResponse> answer(Connection connection, HttpRequest request) {
        CompletableFuture<HttpResponse> answer = connection.asked();
        handler.apply(connection.mark(request))
                .thenAccept(found -> connection.answered(ending || isUnread(found) ? last(found) : found));
        return answer;
    }

    /** What was too large is not read to its end: no other request can follow it. */
    private static boolean isUnread(HttpResponse answer) {
        return answer.status().equals(StatusCodes.CONTENT_TOO_LARGE);
    }

    private static HttpResponse last(HttpResponse answer) {
        return answer.addHeader(akka.http.javadsl.model.headers.Connection.create("close"));
    }

    private BidiFlow<SslTlsOutbound, ByteString, ByteString, SslTlsInbound, NotUsed> encryption() {
        return tls.map(context -> TLS.create(() -> engine(context), TLSClosing.eagerClose()))
                .orElseGet(HttpListener::none);
    }

    /** What it lets in is a special case of what TLS lets in; the types do not know that. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static BidiFlow<SslTlsOutbound, ByteString, ByteString, SslTlsInbound, NotUsed> none() {
        return (BidiFlow) TLSPlacebo.getInstance();
    }

    private static SSLEngine engine(SSLContext context) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setEnabledProtocols(PROTOCOLS.toArray(String[]::new));
        return engine;
    }
}
