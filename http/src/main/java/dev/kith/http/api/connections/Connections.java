package dev.kith.http.api.connections;

import akka.http.javadsl.model.HttpResponse;
import dev.kith.http.api.access.ClientNetwork;
import dev.kith.http.api.access.RateLimit;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * All connections that are open. A new one always gets in, as long as there is one that can make room for it: the oldest that
 * has asked nothing yet, then the one that rests longest without having shown a token, then the one that rests longest at all.
 * What is being answered, and event streams of known clients, never make room. Thread-safe.
 */
public final class Connections {
    private final Room room;
    private final RateLimit rate;
    private final LongSupplier nanos;
    private final Set<Connection> open = new LinkedHashSet<>();
    private Optional<CompletableFuture<Void>> emptied = Optional.empty();

    public Connections(Room room) {
        this(room, System::nanoTime);
    }

    Connections(Room room, LongSupplier nanos) {
        this.room = room;
        this.nanos = nanos;
        this.rate = new RateLimit(room.perSecond());
    }

    /** A place for a new connection; empty: there is none, and it is closed. */
    synchronized Optional<Connection> admit(InetAddress client) {
        if (!rate.admit(client).isZero()) {
            return Optional.empty();
        }
        ClientNetwork network = ClientNetwork.of(client);
        Predicate<Connection> stranger = connection -> !connection.isKnown();
        Predicate<Connection> neighbour =
                stranger.and(connection -> connection.network().equals(network));
        boolean granted = makeRoom(neighbour, room.strangersOfNetwork())
                && makeRoom(stranger, room.strangers())
                && makeRoom(connection -> true, room.all());
        if (!granted) {
            return Optional.empty();
        }
        Connection connection = new Connection(network, nanos);
        open.add(connection);
        return Optional.of(connection);
    }

    private boolean makeRoom(Predicate<Connection> kind, int most) {
        while (open.stream().filter(kind).count() >= most) {
            Optional<Connection> leaving =
                    open.stream().filter(kind).filter(Connections::canLeave).min(order());
            if (leaving.isEmpty()) {
                return false;
            }
            open.remove(leaving.get());
            leaving.get().giveUp();
        }
        return true;
    }

    private static boolean canLeave(Connection connection) {
        return switch (connection.stage()) {
            case SILENT, RESTING -> true;
            case STREAMING -> !connection.isKnown();
            case ASKED -> false;
        };
    }

    private Comparator<Connection> order() {
        long now = nanos.getAsLong();
        return Comparator.comparing(Connection::isKnown)
                .thenComparing(Connection::stage)
                .thenComparing(connection -> connection.since() - now);
    }

    synchronized void closed(Connection connection) {
        open.remove(connection);
        if (open.isEmpty()) {
            emptied.ifPresent(waiting -> waiting.complete(null));
        }
    }

    /** Gives up those whose request does not come in time, and those on which nothing happens. */
    void sweep() {
        Duration head = room.head();
        Duration idle = room.idle();
        for (Connection connection : all()) {
            if (connection.isSlow(head.toNanos()) || connection.isIdle(idle.toNanos())) {
                connection.giveUp();
            }
        }
    }

    /** Gives up those that are not being answered; completes when there is none any more. */
    synchronized CompletableFuture<Void> end() {
        CompletableFuture<Void> waiting = new CompletableFuture<>();
        emptied = Optional.of(waiting);
        all().stream()
                .filter(connection ->
                        connection.stage() == Connection.Stage.SILENT || connection.stage() == Connection.Stage.RESTING)
                .forEach(Connection::giveUp);
        if (open.isEmpty()) {
            waiting.complete(null);
        }
        return waiting;
    }

    /** Answers whatever is still asked. */
    void answer(HttpResponse answer) {
        all().forEach(connection -> connection.answered(answer));
    }

    void giveUpAll() {
        all().forEach(Connection::giveUp);
    }

    /** How many are open. */
    public synchronized int count() {
        return open.size();
    }

    private synchronized List<Connection> all() {
        return List.copyOf(open);
    }
}
