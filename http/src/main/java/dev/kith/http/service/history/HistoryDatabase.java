package dev.kith.http.service.history;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.tools.RunScript;
import org.jspecify.annotations.Nullable;

/**
 * The database of the history. After a failed write H2 closes its store, for good: its file is opened again by the first
 * connection after that database is gone from the table of open ones. Whatever uses a connection of before takes the database
 * of that name out of the table, whichever it is: so none is kept, but by those that let go of it when writing fails.
 */
final class HistoryDatabase {
    static final String USER = "kith";
    private static final String SCHEMA = "/kith-journal.sql";

    private final HistoryFile file;
    /** The one that the last connection led to. */
    private @Nullable Database open;

    private boolean dropped;

    HistoryDatabase(HistoryFile file) {
        this.file = file;
    }

    HistoryFile file() {
        return file;
    }

    /** A connection; opens the file if it is not open. */
    synchronized Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(file.url(), USER, "");
        open = ((SessionLocal) connection.unwrap(JdbcConnection.class).getSession()).getDatabase();
        return connection;
    }

    /** Makes the tables, where there are none. */
    void prepare() throws SQLException {
        try (InputStream schema = Objects.requireNonNull(HistoryDatabase.class.getResourceAsStream(SCHEMA), SCHEMA);
                Connection connection = connect()) {
            RunScript.execute(connection, new InputStreamReader(schema, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    /** Whether the first database is gone. */
    synchronized boolean wasDropped() {
        return dropped;
    }

    /** Lets go of a database that cannot write any more: the next connection opens the file again, as it is on the disk. */
    synchronized void drop() {
        Database broken = open;
        open = null;
        dropped = true;
        if (broken != null) {
            broken.shutdownImmediately();
        }
    }

    /** What a person should read of a failure: its innermost reason that has words. */
    static String reason(Throwable thrown) {
        String words = String.valueOf(thrown.getMessage());
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null) {
                words = cause.getMessage();
            }
        }
        return words;
    }
}
