package dev.kith.http.service.history;

import dev.kith.model.run.RunDirectory;
import dev.kith.model.run.RunException;
import dev.kith.protocol.wire.RunSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Compares the history with the directories that hold a run, whatever has trained it. */
public final class RunDirectories {
    private static final String OWN = ".";

    private final Path runs;
    private final Predicate<String> valid;

    /** @param valid whether a run of the service can have this name */
    public RunDirectories(Path runs, Predicate<String> valid) {
        this.runs = runs;
        this.valid = valid;
    }

    /**
     * Runs that the history does not know.
     *
     * @param adopted those that can be taken in, by name
     * @param refused those that cannot, with the reason
     */
    public record UnknownRuns(SortedMap<String, RunSnapshot> adopted, SortedMap<String, String> refused) {}

    /**
     * Looks for them.
     *
     * @param known whether the history has a run of this name
     * @param last the last number that events of this name have had; 0 without any
     */
    public UnknownRuns unknown(Predicate<String> known, ToLongFunction<String> last) {
        UnknownRuns unknown = new UnknownRuns(new TreeMap<>(), new TreeMap<>());
        try (Stream<Path> entries = Files.list(runs)) {
            entries.map(RunDirectory::new)
                    .filter(run -> !run.name().startsWith(OWN) && !known.test(run.name()))
                    .filter(run -> Files.isRegularFile(run.config()))
                    .forEach(run -> look(run, last.applyAsLong(run.name()), unknown));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + runs, e);
        }
        return unknown;
    }

    private void look(RunDirectory run, long last, UnknownRuns unknown) {
        try {
            unknown.adopted().put(run.name(), adopt(run.name(), last));
        } catch (RunException e) {
            unknown.refused().put(run.name(), String.valueOf(e.getMessage()));
        }
    }

    /**
     * A run as its directory alone tells of it.
     *
     * @param last the last number that events of this name have had; 0 without any
     * @throws RunException if it cannot be taken in, saying why
     */
    public RunSnapshot adopt(String id, long last) {
        if (!valid.test(id)) {
            throw new RunException("its name is none that the service can address: rename the directory");
        }
        return AdoptedRun.of(RunDirectory.open(runs.resolve(id)), last);
    }

    /** How many steps a run has made that is complete by its files. */
    public static OptionalLong completed(Path run) {
        return AdoptedRun.completed(new RunDirectory(run));
    }
}
