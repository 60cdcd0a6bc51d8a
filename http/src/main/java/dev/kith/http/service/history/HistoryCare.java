package dev.kith.http.service.history;

import static dev.kith.config.Text.format;

import dev.kith.model.run.RunException;
import dev.kith.model.run.lock.HeldFile;
import dev.kith.protocol.wire.RunSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Looks after a history that no service has open. */
public final class HistoryCare {
    private final HistoryFile file;
    private final RunDirectories directories;
    private final List<Row> rows = new ArrayList<>();
    private boolean good = true;

    private HistoryCare(Path runs, Predicate<String> valid) {
        this.file = HistoryFile.of(runs);
        this.directories = new RunDirectories(file.runs(), valid);
    }

    /** What was found of one run, or of the file. */
    public record Row(String name, String state, String remark) {}

    /**
     * What was found.
     *
     * @param good whether nothing is wrong
     */
    public record CareReport(List<Row> rows, boolean good) {}

    /**
     * Reads the whole history and compares it with the run directories; changes nothing.
     *
     * @param valid whether a run of the service can have this name
     * @throws RunException if there are no runs, or if a service has the history open
     */
    public static CareReport check(Path runs, Predicate<String> valid) {
        return new HistoryCare(runs, valid).exclusively(HistoryCare::check);
    }

    /**
     * Makes the history anew from the run directories. The old one is set aside.
     *
     * @throws RunException if there are no runs, or if a service has the history open
     */
    public static CareReport rebuild(Path runs, Predicate<String> valid) {
        return new HistoryCare(runs, valid).exclusively(HistoryCare::rebuild);
    }

    @FunctionalInterface
    private interface Work {
        void of(HistoryCare care) throws SQLException;
    }

    private CareReport exclusively(Work work) {
        if (!Files.isDirectory(file.runs())) {
            throw new RunException(format("there is no folder %s: --runs names the one of the service", file.runs()));
        }
        try {
            Files.createDirectories(file.directory());
            if (!(HeldFile.take(file.lock()) instanceof HeldFile.Taking.Granted taken)) {
                throw new RunException(format("a service has %s open: end it first", file.directory()));
            }
            try (HeldFile lock = taken.file()) {
                work.of(this);
            }
            return new CareReport(List.copyOf(rows), good);
        } catch (SQLException e) {
            throw new RunException(format("%s: %s", file.path(), HistoryDatabase.reason(e)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check() {
        Map<String, StoredRun> stored = new HashMap<>();
        if (!file.exists()) {
            bad("history", "missing", file.path().toString());
        } else {
            read(stored);
        }
        new HistoryCopies(file).all().forEach(copy -> rows.add(new Row("history", "copy", copy.toString())));
        Set<String> known = new HashSet<>();
        stored.values().stream().sorted((a, b) -> a.id().compareTo(b.id())).forEach(run -> {
            if (run.damage().isPresent()) {
                bad(run.id(), "damaged", run.damage().get());
            } else if (!isDeleted(run)) {
                known.add(run.id());
                rows.add(new Row(run.id(), "good", format("%d events", run.last())));
            }
        });
        RunDirectories.UnknownRuns unknown = directories.unknown(known::contains, id -> 0);
        unknown.adopted().forEach((id, run) -> bad(id, "not known", "has a directory: " + run.getReason()));
        unknown.refused().forEach((id, why) -> bad(id, "not known", why));
    }

    private void read(Map<String, StoredRun> stored) {
        HistoryDatabase database = new HistoryDatabase(file);
        try (Connection connection = database.connect()) {
            HistoryReader.read(connection, run -> stored.put(run.id(), run));
            rows.add(new Row("history", "good", file.path().toString()));
        } catch (SQLException e) {
            bad("history", "damaged", HistoryDatabase.reason(e));
            database.drop();
        }
    }

    private static boolean isDeleted(StoredRun run) {
        return run.events().isEmpty()
                ? run.snapshot()
                        .map(RunSnapshot::getStatus)
                        .filter("absent"::equals)
                        .isPresent()
                : run.events().get(run.events().size() - 1).hasDeleted();
    }

    private void rebuild() throws SQLException {
        Map<String, StoredRun> stored = new HashMap<>();
        if (file.exists()) {
            read(stored);
            rows.clear();
            good = true;
            rows.add(new Row(
                    "history", "set aside", file.setAside("before-rebuild").toString()));
        }
        RunDirectories.UnknownRuns found = directories.unknown(
                id -> false, id -> stored.containsKey(id) ? stored.get(id).last() : 0);
        HistoryDatabase database = new HistoryDatabase(file);
        database.prepare();
        try (Journal journal = new Journal(database, database.connect())) {
            journal.start(found.adopted());
        }
        found.adopted().forEach((id, run) -> rows.add(new Row(id, run.getStatus(), run.getReason())));
        found.refused().forEach((id, why) -> bad(id, "not taken", why));
    }

    private void bad(String name, String state, String remark) {
        good = false;
        rows.add(new Row(name, state, remark));
    }
}
