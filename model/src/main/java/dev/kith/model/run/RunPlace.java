package dev.kith.model.run;

import static dev.kith.config.Text.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The very directory in which a run began. Another one of the same name belongs to another run, and nothing may be written
 * there.
 */
final class RunPlace {
    private final Path path;
    private final Optional<Object> identity;

    RunPlace(Path path) {
        this.path = path;
        this.identity = identity(path);
    }

    private static Optional<Object> identity(Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            Object key = attributes.fileKey();
            return Optional.of(key == null ? path : key);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Before something is written.
     *
     * @throws TrainingFailedException if the directory is gone, or is another one
     */
    void require() {
        if (identity.isEmpty() || !identity(path).equals(identity)) {
            throw new TrainingFailedException(
                    format("the run directory %s was removed while the run was training", path));
        }
    }

    /** Work in the directory; whatever fails because the directory is gone says so. */
    <T> T in(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            require();
            throw failure;
        }
    }
}
