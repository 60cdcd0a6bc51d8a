package dev.kith.http.service;

import akka.Done;
import akka.actor.typed.ActorSystem;
import akka.persistence.jdbc.query.javadsl.JdbcReadJournal;
import akka.persistence.jdbc.testkit.javadsl.SchemaUtils;
import akka.persistence.query.PersistenceQuery;
import akka.stream.javadsl.Sink;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The history of all runs: an H2 file beside their directories. Another process cannot open it at the same time. */
final class Journal {
    private static final String URL = "akka-persistence-jdbc.shared-databases.slick.db.url";
    private static final String PREFIX = TrainingRun.ENTITY + "|";

    private Journal() {}

    /** The configuration of an actor system with this journal. */
    static Config config(Path directory) {
        // Every commit goes to the file before it is acknowledged, and nobody but us decides when the file is closed.
        String url = "jdbc:h2:file:%s;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE"
                .formatted(directory.toAbsolutePath().resolve("history"));
        return ConfigFactory.parseMap(Map.of(URL, url)).withFallback(ConfigFactory.load("kith-service"));
    }

    /** Makes the tables, where there are none. */
    static CompletionStage<Done> open(ActorSystem<?> system) {
        return SchemaUtils.createIfNotExists(system);
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
