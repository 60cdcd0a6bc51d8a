package dev.kith.http.service.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryCopiesTest {
    @TempDir
    private Path runs;

    @Test
    void twoAreKeptAndNothingHalfIsLeft() throws Exception {
        HistoryFile file = HistoryFile.of(runs);
        Files.createDirectories(file.directory());
        HistoryCopies copies = new HistoryCopies(file);
        HistoryDatabase database = new HistoryDatabase(file);
        try (Connection connection = database.connect()) {
            database.prepare();
            for (int i = 0; i < 3; i++) {
                copies.make(connection);
            }
        }
        try (Stream<Path> files = Files.list(file.directory())) {
            assertThat(files.map(path -> path.getFileName().toString()).filter(name -> name.startsWith("history-copy")))
                    .containsExactlyInAnyOrder("history-copy-1.zip", "history-copy-2.zip");
        }
        Files.delete(file.path());
        copies.restore(copies.all().get(0));
        try (Connection connection = database.connect()) {
            assertThat(HistoryReader.read(connection, StoredRun::id)).isEmpty();
        }

        Path none = Files.writeString(runs.resolve("none.zip"), "none");
        assertThatThrownBy(() -> copies.restore(none))
                .isInstanceOf(IOException.class)
                .hasMessage("%s holds no history", none);
    }
}
