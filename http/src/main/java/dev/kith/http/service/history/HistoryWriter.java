package dev.kith.http.service.history;

import dev.kith.protocol.KithSerializer;
import dev.kith.protocol.wire.RunSnapshot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/** Writes snapshots as the library reads them, and removes what they have made needless. */
final class HistoryWriter {
    private static final String SNAPSHOT = "MERGE INTO \"snapshot\" (\"persistence_id\", \"sequence_number\","
            + " \"created\", \"snapshot_ser_id\", \"snapshot_ser_manifest\", \"snapshot_payload\")"
            + " VALUES (?, ?, ?, ?, 'S', ?)";
    private static final String OLD_SNAPSHOTS =
            "DELETE FROM \"snapshot\" WHERE \"persistence_id\" = ? AND \"sequence_number\" < ?";
    private static final String OLD_EVENTS =
            "DELETE FROM \"event_journal\" WHERE \"persistence_id\" = ? AND \"sequence_number\" <= ?";
    private static final String SET_ASIDE =
            "INSERT INTO \"kith_event_aside\" SELECT * FROM \"event_journal\"" + " WHERE \"persistence_id\" = ?";

    private HistoryWriter() {}

    /** A run begins with this from now on; its version becomes the number of the last event. */
    static void write(Connection connection, String id, RunSnapshot state) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(SNAPSHOT)) {
            insert.setString(1, HistoryReader.PREFIX + id);
            insert.setLong(2, state.getVersion());
            insert.setLong(3, Instant.now().toEpochMilli());
            insert.setInt(4, KithSerializer.IDENTIFIER);
            insert.setBytes(5, state.toByteArray());
            insert.executeUpdate();
        }
        trim(connection, id, state.getVersion());
    }

    /** Removes what came before a snapshot: nothing reads it any more. */
    static void trim(Connection connection, String id, long version) throws SQLException {
        delete(connection, OLD_EVENTS, id, version);
        delete(connection, OLD_SNAPSHOTS, id, version);
    }

    /** Keeps the events of a run where they are not read. */
    static void setAside(Connection connection, String id) throws SQLException {
        try (PreparedStatement copy = connection.prepareStatement(SET_ASIDE)) {
            copy.setString(1, HistoryReader.PREFIX + id);
            copy.executeUpdate();
        }
    }

    private static void delete(Connection connection, String what, String id, long version) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(what)) {
            delete.setString(1, HistoryReader.PREFIX + id);
            delete.setLong(2, version);
            delete.executeUpdate();
        }
    }
}
