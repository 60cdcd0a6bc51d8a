package dev.kith.http.service.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class JournalPulseTest {
    @TempDir
    private Path runs;

    private HistoryDatabase database;
    private JournalPulse pulse;

    @BeforeEach
    void open() throws Exception {
        FailingFiles.register();
        HistoryFile file = HistoryFile.of(runs, FailingFiles.SCHEME);
        Files.createDirectories(file.directory());
        database = new HistoryDatabase(file);
        database.prepare();
        pulse = new JournalPulse(database);
    }

    @AfterEach
    void close() {
        FailingFiles.fill(false);
        pulse.close();
        database.drop();
    }

    @Test
    void howeverManyAskOneWriteASecondIsTried() throws Exception {
        for (int i = 0; i < 50; i++) {
            CompletionStage<Optional<String>> answer = pulse.tried();
            assertThat(answer.toCompletableFuture().get()).isEmpty();
        }
        assertThat(beats()).isLessThan(10);
    }

    @Test
    void aFullDiskIsToldAndTheFileIsOpenedAgainWithoutBeingAsked() {
        FailingFiles.fill(true);
        pulse.suspect();
        Awaitility.await().until(() -> pulse.trouble().equals(Optional.of(FailingFiles.FULL)));
        FailingFiles.fill(false);
        Awaitility.await().until(() -> pulse.trouble().isEmpty());
    }

    private long beats() throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT \"beats\" FROM \"kith_pulse\"")) {
            row.next();
            return row.getLong(1);
        }
    }
}
