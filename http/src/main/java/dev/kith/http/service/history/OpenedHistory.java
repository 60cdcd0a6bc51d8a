package dev.kith.http.service.history;

import static dev.kith.config.Text.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * A history that was opened and read to its end, if need be from a copy of it.
 *
 * @param runs what was made of every run
 * @param notices what a person should know
 * @param <T> what is made of a run
 */
public record OpenedHistory<T>(Journal journal, List<T> runs, List<String> notices) {

    /**
     * Opens the history. A damaged one is set aside; the newest good copy takes its place, or none.
     *
     * @param fold makes something of each run; must not fail
     * @throws IllegalStateException if it cannot be opened now, as when its disk is full
     */
    public static <T> OpenedHistory<T> open(HistoryFile file, Function<StoredRun, T> fold) {
        JournalClock.prepare(Instant.now(), ZoneId.systemDefault());
        List<String> notices = new ArrayList<>();
        HistoryCopies copies = new HistoryCopies(file);
        Deque<Path> untried = new ArrayDeque<>(copies.all());
        boolean lost = !file.exists() && (Files.exists(file.path()) || !untried.isEmpty());
        if (lost) {
            notices.add(format(
                    "the history of runs, %s, is %s", file.path(), Files.exists(file.path()) ? "empty" : "missing"));
        }
        while (true) {
            if (lost) {
                restore(file, copies, untried, notices);
            }
            try {
                return opened(file, fold, notices);
            } catch (SQLException e) {
                if (!HistoryDamage.is(e) || !file.exists()) {
                    throw new IllegalStateException(HistoryDatabase.reason(e), e);
                }
                Path aside = file.setAside("damaged");
                notices.add(format(
                        "the history of runs, %s, is damaged and is set aside as %s: %s",
                        file.path(), aside.getFileName(), HistoryDatabase.reason(e)));
                lost = true;
            }
        }
    }

    private static <T> OpenedHistory<T> opened(HistoryFile file, Function<StoredRun, T> fold, List<String> notices)
            throws SQLException {
        HistoryDatabase database = new HistoryDatabase(file);
        Connection held = database.connect();
        boolean good = false;
        try {
            database.prepare();
            Journal journal = new Journal(database, held);
            List<T> runs = journal.read(fold);
            good = true;
            return new OpenedHistory<>(journal, runs, List.copyOf(notices));
        } finally {
            if (!good) {
                database.drop();
            }
        }
    }

    /** Without a copy the history begins anew. */
    private static void restore(HistoryFile file, HistoryCopies copies, Deque<Path> untried, List<String> notices) {
        try {
            Files.deleteIfExists(file.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        while (!untried.isEmpty()) {
            Path copy = untried.removeFirst();
            try {
                Instant made = Files.getLastModifiedTime(copy).toInstant();
                copies.restore(copy);
                notices.add(format(
                        "the history goes on from its copy %s of %s: what happened since is seen by the run directories"
                                + " alone",
                        copy.getFileName(), made));
                return;
            } catch (IOException e) {
                notices.add(format("the copy %s of the history cannot be read: %s", copy, e.getMessage()));
            }
        }
    }
}
