package dev.kith.http.service.history;

import static dev.kith.config.Text.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Where the history lies.
 *
 * @param directory of the service, beside the runs
 * @param scheme the file system of H2 in which it is opened: {@code file}, but for tests
 */
public record HistoryFile(Path directory, String scheme) {
    static final String NAME = "history";
    private static final String SUFFIX = ".mv.db";
    private static final String OWN_DIRECTORY = ".service";

    /** The history of the runs in a directory. */
    public static HistoryFile of(Path runs) {
        return of(runs, "file");
    }

    /** The same in a file system of a test. */
    public static HistoryFile of(Path runs, String scheme) {
        return new HistoryFile(runs.toAbsolutePath().normalize().resolve(OWN_DIRECTORY), scheme);
    }

    /** Where the runs lie, by name. */
    Path runs() {
        return Objects.requireNonNull(directory.getParent(), "no folder");
    }

    /** The file of the database. */
    public Path path() {
        return directory.resolve(NAME + SUFFIX);
    }

    /** What a process holds that has the history open. */
    public Path lock() {
        return directory.resolve("lock");
    }

    /** Every commit goes to the file before it is acknowledged, and the file is closed when the service says so. */
    String url() {
        return format("jdbc:h2:%s:%s;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE", scheme, directory.resolve(NAME));
    }

    /** Whether there is something that could be opened: a file of no length is made anew by the database, silently. */
    boolean exists() {
        try {
            return Files.isRegularFile(path()) && Files.size(path()) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Gives the file another name.
     *
     * @return where it lies now
     */
    Path setAside(String why) {
        try {
            for (int number = 1; ; number++) {
                Path aside = directory.resolve(format("%s%s.%s-%d", NAME, SUFFIX, why, number));
                if (!Files.exists(aside)) {
                    return Files.move(path(), aside);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot set aside " + path(), e);
        }
    }
}
