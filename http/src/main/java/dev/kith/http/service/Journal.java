package dev.kith.http.service;

import static dev.kith.config.Text.format;

import akka.actor.typed.ActorSystem;
import akka.persistence.jdbc.query.javadsl.JdbcReadJournal;
import akka.persistence.query.PersistenceQuery;
import akka.stream.javadsl.Sink;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.h2.tools.RunScript;

/** The history of all runs: an H2 file beside their directories. Another process cannot open it at the same time. */
final class Journal {
    private static final String DATABASE = "akka-persistence-jdbc.shared-databases.slick.db";
    private static final String SCHEMA = "/kith-journal.sql";
    private static final String PREFIX = TrainingRun.ENTITY + "|";

    private Journal() {}

    /** The configuration of an actor system with this journal. */
    static Config config(Path directory) {
        return ConfigFactory.parseMap(Map.of(DATABASE + ".url", url(directory)))
                .withFallback(ConfigFactory.load("kith-service"));
    }

    private static String url(Path directory) {
        // Every commit goes to the file before it is acknowledged, and nobody but us decides when the file is closed.
        return format(
                "jdbc:h2:file:%s;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
                directory.toAbsolutePath().resolve("history"));
    }

    /**
     * Makes the tables, where there are none.
     *
     * @throws IllegalStateException if the file cannot be opened
     */
    static void open(Path directory) {
        JournalClock.prepare(Instant.now(), ZoneId.systemDefault());
        Config database = config(directory).getConfig(DATABASE);
        try (InputStream schema = Objects.requireNonNull(Journal.class.getResourceAsStream(SCHEMA), SCHEMA);
                Connection connection = DriverManager.getConnection(
                        database.getString("url"), database.getString("user"), database.getString("password"))) {
            RunScript.execute(connection, new InputStreamReader(schema, StandardCharsets.UTF_8));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Names of all runs that it knows. */
    static CompletionStage<List<String>> ids(ActorSystem<?> system) {
        return PersistenceQuery.get(system)
                .getReadJournalFor(JdbcReadJournal.class, JdbcReadJournal.Identifier())
                .currentPersistenceIds()
                .filter(id -> id.startsWith(PREFIX))
                .map(id -> id.substring(PREFIX.length()))
                .runWith(Sink.seq(), system);
    }
}
