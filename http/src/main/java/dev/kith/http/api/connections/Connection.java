package dev.kith.http.api.connections;

import akka.http.javadsl.model.AttributeKey;
import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import dev.kith.http.api.access.ClientNetwork;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One connection, as far as others need to know it. Thread-safe. */
public final class Connection {
    private static final AttributeKey<Connection> KEY = AttributeKey.create("connection", Connection.class);
    private static final Runnable NOTHING = () -> {};

    private final ClientNetwork network;
    private final LongSupplier nanos;
    private final long opened;
    private final AtomicReference<@Nullable CompletableFuture<HttpResponse>> question = new AtomicReference<>();
    private volatile long active;
    private volatile boolean reading = true;
    private volatile long readingSince;
    private volatile boolean known;
    private volatile Stage stage = Stage.SILENT;
    private volatile Runnable end = NOTHING;
    private volatile boolean given;

    /** What happens on it, in the order in which connections make room. */
    enum Stage {
        /** No request has come yet. */
        SILENT,
        /** Between two requests. */
        RESTING,
        /** An answer is written whose length is not known, as that of events. */
        STREAMING,
        /** A request is being answered. */
        ASKED
    }

    Connection(ClientNetwork network, LongSupplier nanos) {
        this.network = network;
        this.nanos = nanos;
        this.opened = nanos.getAsLong();
        this.active = opened;
        this.readingSince = opened;
    }

    /** The client has shown what lets it in: its connection is not the first one that has to make room for others. */
    public static void know(HttpRequest request) {
        request.getAttribute(KEY).ifPresent(connection -> connection.known = true);
    }

    HttpRequest mark(HttpRequest request) {
        return request.addAttribute(KEY, this);
    }

    ClientNetwork network() {
        return network;
    }

    boolean isKnown() {
        return known;
    }

    Stage stage() {
        return stage;
    }

    /** Since when nothing was heard or said, or since it is there if it never asked anything. */
    long since() {
        return stage == Stage.SILENT ? opened : active;
    }

    /** Bytes have come. They begin a request, if none is under way. */
    void heard() {
        long now = nanos.getAsLong();
        active = now;
        if (stage == Stage.RESTING && !reading) {
            readingSince = now;
            reading = true;
        }
    }

    /** Bytes have gone. */
    void said() {
        active = nanos.getAsLong();
    }

    /**
     * A whole request has come.
     *
     * @return what it is to be answered with
     */
    CompletableFuture<HttpResponse> asked() {
        reading = false;
        stage = Stage.ASKED;
        CompletableFuture<HttpResponse> answer = new CompletableFuture<>();
        question.set(answer);
        return answer;
    }

    void answered(HttpResponse answer) {
        CompletableFuture<HttpResponse> asked = question.getAndSet(null);
        if (asked != null) {
            stage = answer.entity() instanceof HttpEntity.Strict ? Stage.RESTING : Stage.STREAMING;
            asked.complete(answer);
        }
    }

    /** Whether a request takes longer to come than it may. */
    boolean isSlow(long nanosOfHead) {
        return reading && nanos.getAsLong() - readingSince > nanosOfHead;
    }

    boolean isIdle(long nanosOfIdleness) {
        return nanos.getAsLong() - active > nanosOfIdleness;
    }

    /** @param close ends it, from any thread */
    void open(Runnable close) {
        end = close;
        if (given) {
            close.run();
        }
    }

    /** Ends it, or will as soon as it has begun. */
    void giveUp() {
        given = true;
        end.run();
    }
}
