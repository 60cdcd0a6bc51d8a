package dev.kith.http.service.history;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.kith.protocol.wire.RunSnapshot;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open history of all runs: an H2 file beside their directories. Another process cannot open it at the same time. What
 * takes its time happens on a thread of its own.
 */
public final class Journal implements HistoryKeeper, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final String DATABASE = "akka-persistence-jdbc.shared-databases.slick.db";
    private static final long CHANGES_PER_COPY = 1_000;
    private static final int SNAPSHOTS_PER_COMMIT = 500;

    private final HistoryDatabase database;
    private final Connection held;
    private final JournalPulse pulse;
    private final HistoryCopies copies;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "kith-journal");
        daemon.setDaemon(true);
        return daemon;
    });
    private long changes;

    /** Takes over a database that is open and good. */
    Journal(HistoryDatabase database, Connection held) {
        this.database = database;
        this.held = held;
        this.pulse = new JournalPulse(database);
        this.copies = new HistoryCopies(database.file());
    }

    /** The configuration of an actor system with this journal. */
    public Config config() {
        return ConfigFactory.parseMap(
                        Map.of(DATABASE + ".properties.url", database.file().url()))
                .withFallback(ConfigFactory.load("kith-service"));
    }

    @Override
    public Optional<String> trouble() {
        return pulse.trouble();
    }

    @Override
    public CompletionStage<Optional<String>> tried() {
        return pulse.tried();
    }

    @Override
    public void suspect() {
        pulse.suspect();
    }

    /** Looks after the history from now on: pulse and copies. */
    public void begin() {
        pulse.begin();
        thread.scheduleAtFixedRate(this::copy, 0, 1, TimeUnit.DAYS);
    }

    /**
     * Writes where runs begin from now on; only before the service does anything else.
     *
     * @param states by name
     * @throws SQLException if that cannot be written
     */
    public void start(Map<String, RunSnapshot> states) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            int written = 0;
            for (Map.Entry<String, RunSnapshot> state : states.entrySet()) {
                HistoryWriter.write(connection, state.getKey(), state.getValue());
                written++;
                if (written % SNAPSHOTS_PER_COMMIT == 0) {
                    connection.commit();
                }
            }
            connection.commit();
        }
    }

    /** Keeps the events of a run that cannot be read where they disturb nothing; {@link #start} says how the run begins. */
    public void setAside(String id) throws SQLException {
        try (Connection connection = database.connect()) {
            HistoryWriter.setAside(connection, id);
        }
    }

    @Override
    public void snapshotTaken(String id, long version) {
        later(() -> {
            try (Connection connection = database.connect()) {
                HistoryWriter.trim(connection, id, version);
            }
            changes++;
            if (changes % CHANGES_PER_COPY == 0) {
                copy();
            }
            return changes;
        });
    }

    private void copy() {
        if (pulse.trouble().isPresent()) {
            return;
        }
        try (Connection connection = database.connect()) {
            copies.make(connection);
        } catch (SQLException | IOException | RuntimeException e) {
            LOG.warn("the history could not be copied: {}", HistoryDatabase.reason(e));
        }
    }

    private void later(SqlWork work) {
        try {
            thread.execute(() -> {
                try {
                    work.run();
                } catch (SQLException | RuntimeException e) {
                    LOG.debug("what is not needed any more stays in the history until the next start", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.trace("closed meanwhile", e);
        }
    }

    /** Makes something of every run. */
    <T> List<T> read(Function<StoredRun, T> fold) throws SQLException {
        return HistoryReader.read(held, fold);
    }

    @FunctionalInterface
    private interface SqlWork {
        long run() throws SQLException;
    }

    /** Lets go of the file. */
    @Override
    public void close() {
        thread.shutdown();
        pulse.close();
        try {
            thread.awaitTermination(5, TimeUnit.SECONDS);
            if (pulse.trouble().isPresent()) {
                database.drop();
            } else if (!database.wasDropped()) {
                held.close();
            }
        } catch (SQLException e) {
            LOG.debug("the history was closed by an error before", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
