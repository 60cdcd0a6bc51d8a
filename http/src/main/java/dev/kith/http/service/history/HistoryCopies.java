package dev.kith.http.service.history;

import static dev.kith.config.Text.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Copies of the history beside it: the newest and the one before. Each is whole, or not there under its name. */
final class HistoryCopies {
    private static final String PART = "history-copy.part";

    private final HistoryFile file;

    HistoryCopies(HistoryFile file) {
        this.file = file;
    }

    /** The newest first; those that there are. */
    List<Path> all() {
        return List.of(path(1), path(2)).stream().filter(Files::isRegularFile).toList();
    }

    private Path path(int age) {
        return file.directory().resolve(format("history-copy-%d.zip", age));
    }

    /** Copies an open history; others write to it meanwhile. */
    void make(Connection connection) throws SQLException, IOException {
        Path part = file.directory().resolve(PART);
        Files.deleteIfExists(part);
        try (PreparedStatement backup = connection.prepareStatement("BACKUP TO ?")) {
            backup.setString(1, part.toString());
            backup.execute();
            if (Files.exists(path(1))) {
                Files.move(path(1), path(2), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(part, path(1), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Puts a copy where the history is to be.
     *
     * @throws IOException if it cannot be read, or holds no history
     */
    void restore(Path copy) throws IOException {
        Path part = file.directory().resolve(PART);
        String wanted = String.valueOf(file.path().getFileName());
        try (InputStream in = Files.newInputStream(copy);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(wanted)) {
                    Files.copy(zip, part, StandardCopyOption.REPLACE_EXISTING);
                    Files.move(part, file.path(), StandardCopyOption.ATOMIC_MOVE);
                    return;
                }
            }
        } finally {
            Files.deleteIfExists(part);
        }
        throw new IOException(copy + " holds no history");
    }
}
