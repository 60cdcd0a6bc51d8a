package dev.kith.http.service.history;

import static dev.kith.config.Text.format;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.kith.protocol.KithSerializer;
import dev.kith.protocol.wire.RunEvent;
import dev.kith.protocol.wire.RunSnapshot;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads all runs of the history in one pass: snapshots, then the events after them, in the order of names and numbers. */
final class HistoryReader {
    /** What stands before a name. */
    static final String PREFIX = "training-run|";

    private static final String SNAPSHOTS =
            "SELECT \"persistence_id\", \"sequence_number\", \"snapshot_payload\" FROM \"snapshot\""
                    + " ORDER BY \"persistence_id\", \"sequence_number\"";
    private static final String EVENTS =
            "SELECT \"persistence_id\", \"sequence_number\", \"deleted\", \"event_ser_id\", \"event_payload\""
                    + " FROM \"event_journal\" ORDER BY \"persistence_id\", \"sequence_number\"";

    private final Map<String, ReadSnapshot> snapshots = new HashMap<>();

    private record ReadSnapshot(long number, Optional<RunSnapshot> state) {}

    /** Makes something of every run. */
    static <T> List<T> read(Connection connection, Function<StoredRun, T> fold) throws SQLException {
        return new HistoryReader().all(connection, fold);
    }

    private <T> List<T> all(Connection connection, Function<StoredRun, T> fold) throws SQLException {
        List<T> all = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LAZY_QUERY_EXECUTION 1"); // rows come as they are read, not all at once
            readSnapshots(statement);
            try (ResultSet rows = statement.executeQuery(EVENTS)) {
                Events run = null;
                while (rows.next()) {
                    String key = rows.getString(1);
                    if (!key.startsWith(PREFIX)) {
                        continue;
                    }
                    if (run == null || !run.key.equals(key)) {
                        if (run != null) {
                            all.add(fold.apply(run.stored()));
                        }
                        run = new Events(key, snapshots.remove(key));
                    }
                    run.add(rows);
                }
                if (run != null) {
                    all.add(fold.apply(run.stored()));
                }
            }
            statement.execute("SET LAZY_QUERY_EXECUTION 0");
        }
        snapshots.forEach((key, snapshot) -> all.add(fold.apply(new Events(key, snapshot).stored())));
        return all;
    }

    private void readSnapshots(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery(SNAPSHOTS)) {
            while (rows.next()) {
                String key = rows.getString(1);
                if (key.startsWith(PREFIX)) {
                    snapshots.put(key, new ReadSnapshot(rows.getLong(2), snapshot(rows.getBytes(3))));
                }
            }
        }
    }

    private static Optional<RunSnapshot> snapshot(byte[] bytes) {
        try {
            return Optional.of(RunSnapshot.parseFrom(bytes));
        } catch (InvalidProtocolBufferException damaged) {
            return Optional.empty();
        }
    }

    /** What was found of one run. */
    private static final class Events {
        private final String key;
        private final @Nullable ReadSnapshot snapshot;
        private final List<RunEvent> events = new ArrayList<>();
        private long expected;
        private long last;
        private Optional<String> damage = Optional.empty();

        Events(String key, @Nullable ReadSnapshot snapshot) {
            this.key = key;
            this.snapshot = snapshot;
            this.last = snapshot == null ? 0 : snapshot.number();
            this.expected = last + 1;
            if (snapshot != null && snapshot.state().isEmpty()) {
                damage = Optional.of(format("what was kept at event %d cannot be read", snapshot.number()));
            }
        }

        void add(ResultSet row) throws SQLException {
            long number = row.getLong(2);
            if (number < expected || row.getBoolean(3)) {
                return; // is in the snapshot
            }
            last = number;
            if (damage.isPresent()) {
                return;
            }
            if (number != expected) {
                damage = Optional.of(format("event %d is missing", expected));
                return;
            }
            expected++;
            try {
                if (row.getInt(4) != KithSerializer.IDENTIFIER) {
                    throw new InvalidProtocolBufferException("written by a stranger");
                }
                RunEvent event = RunEvent.parseFrom(row.getBytes(5));
                if (event.getBodyCase() == RunEvent.BodyCase.BODY_NOT_SET) {
                    throw new InvalidProtocolBufferException("of a later release");
                }
                events.add(event);
            } catch (InvalidProtocolBufferException e) {
                damage = Optional.of(format("event %d cannot be read", number));
            }
        }

        StoredRun stored() {
            Optional<RunSnapshot> state = snapshot == null ? Optional.empty() : snapshot.state();
            return new StoredRun(key.substring(PREFIX.length()), state, events, last, damage);
        }
    }
}
