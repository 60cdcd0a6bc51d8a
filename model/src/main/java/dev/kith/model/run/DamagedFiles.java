package dev.kith.model.run;

import static dev.kith.config.Text.format;

import dev.kith.model.checkpoint.BestCheckpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Files of a run that were damaged since they were written, and that a run can go on without. They are kept under another
 * name: {@code NAME.damaged-1}, {@code -2}, …
 */
public final class DamagedFiles {

    private DamagedFiles() {}

    /** Sets aside whatever is damaged, before a run goes on. Each file that was is told in a notice. */
    static void setAside(RunDirectory directory, Consumer<String> notices) {
        setAsideChanges(directory, notices);
        if (!BestCheckpoint.isReadable(directory.checkpoints())) {
            told(
                    BestCheckpoint.in(directory.checkpoints()),
                    "which checkpoint did best is found anew from here on",
                    notices);
        }
        MetricsLog.MetricsContent metrics = MetricsLog.content(directory.metrics());
        if (!Files.exists(directory.metrics())) {
            notices.accept(format("%s is missing: curves and times begin anew", directory.metrics()));
        } else if (metrics.damaged() > 0) {
            notices.accept(format(
                    "%s is damaged: %d lines cannot be read and are left out; the whole file is kept as %s",
                    directory.metrics(), metrics.damaged(), copyAside(directory.metrics())));
        }
    }

    /** The same for the changes of settings alone, which the report reads after the last step. */
    static void setAsideChanges(RunDirectory directory, Consumer<String> notices) {
        if (!SettingsChange.isReadable(directory)) {
            told(directory.changes(), "earlier changes of settings are not in the report any more", notices);
        }
    }

    private static void told(Path file, String consequence, Consumer<String> notices) {
        notices.accept(format("%s is damaged and set aside as %s: %s", file, setAside(file), consequence));
    }

    /** Gives a file another name, and returns that. */
    public static String setAside(Path file) {
        String aside = copyAside(file);
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot set aside " + file, e);
        }
        return aside;
    }

    private static String copyAside(Path file) {
        try {
            for (int number = 1; ; number++) {
                String name = format("%s.damaged-%d", file.getFileName(), number);
                try {
                    Files.copy(file, file.resolveSibling(name));
                    return name;
                } catch (FileAlreadyExistsException taken) {
                    // the next number
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot set aside " + file, e);
        }
    }
}
