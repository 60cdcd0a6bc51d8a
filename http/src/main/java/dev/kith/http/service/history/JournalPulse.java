package dev.kith.http.service.history;

import static dev.kith.config.Text.format;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the history can be written, found out by writing: a row of its own, when it is asked for but at most once a second,
 * and from time to time in any case. While writing fails, the database is opened again every second.
 */
public final class JournalPulse implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalPulse.class);
    private static final Duration LEAST_PAUSE = Duration.ofSeconds(1);
    private static final Duration MOST_PAUSE = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String BEAT = "UPDATE \"kith_pulse\" SET \"beats\" = \"beats\" + 1";

    private final HistoryDatabase database;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "kith-journal-pulse");
        daemon.setDaemon(true);
        return daemon;
    });
    private volatile Optional<String> trouble = Optional.empty();
    private volatile long lastNanos = System.nanoTime() - LEAST_PAUSE.toNanos();
    private @Nullable Connection connection;
    private @Nullable ScheduledFuture<?> next;
    private @Nullable CompletableFuture<Optional<String>> asked;

    JournalPulse(HistoryDatabase database) {
        this.database = database;
    }

    /** Beats from now on. */
    void begin() {
        thread.execute(this::beat);
    }

    /** Why the history cannot be written, as far as is known; empty if it can. */
    public Optional<String> trouble() {
        return trouble;
    }

    /** The same after a write that is at most a second old. */
    public synchronized CompletionStage<Optional<String>> tried() {
        if (System.nanoTime() - lastNanos < LEAST_PAUSE.toNanos()) {
            return CompletableFuture.completedFuture(trouble);
        }
        return beating()
                .copy()
                .completeOnTimeout(
                        Optional.of(format("the disk of the history has not answered for %d s", PATIENCE.toSeconds())),
                        PATIENCE.toSeconds(),
                        TimeUnit.SECONDS);
    }

    /** A write has failed. */
    public synchronized void suspect() {
        beating();
    }

    private CompletableFuture<Optional<String>> beating() {
        CompletableFuture<Optional<String>> beat = asked;
        if (beat == null) {
            beat = new CompletableFuture<>();
            asked = beat;
            try {
                thread.execute(this::beat);
            } catch (RejectedExecutionException e) {
                beat.complete(Optional.of("the service is ending"));
            }
        }
        return beat;
    }

    private void beat() {
        Optional<String> found = write();
        if (found.isPresent()) {
            database.drop();
            found = write();
        }
        tell(found);
        trouble = found;
        lastNanos = System.nanoTime();
        CompletableFuture<Optional<String>> waiting;
        synchronized (this) {
            waiting = asked;
            asked = null;
        }
        if (waiting != null) {
            waiting.complete(found);
        }
        schedule(found.isPresent() ? LEAST_PAUSE : MOST_PAUSE);
    }

    private void tell(Optional<String> found) {
        if (found.isPresent() && trouble.isEmpty()) {
            LOG.error("the history cannot be written: {}", found.get());
        } else if (found.isEmpty() && trouble.isPresent()) {
            LOG.warn("the history can be written again");
        }
    }

    /** Why it cannot. A new connection every time: an old one would not show that there are no new ones any more. */
    private Optional<String> write() {
        try {
            Connection fresh = database.connect();
            try (Statement statement = fresh.createStatement()) {
                statement.executeUpdate(BEAT);
            }
            disconnect();
            connection = fresh; // holds the file open
            return Optional.empty();
        } catch (SQLException | RuntimeException e) {
            connection = null; // to touch it would close the database that is opened next
            return Optional.of(HistoryDatabase.reason(e));
        }
    }

    private void disconnect() {
        Connection before = connection;
        connection = null;
        try {
            if (before != null) {
                before.close();
            }
        } catch (SQLException | RuntimeException e) {
            LOG.debug("a connection to the history could not be closed", e);
        }
    }

    private void schedule(Duration pause) {
        if (next != null) {
            next.cancel(false);
        }
        try {
            next = thread.schedule(this::beat, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.trace("closed meanwhile", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (thread.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                disconnect();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
