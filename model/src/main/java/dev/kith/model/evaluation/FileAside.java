package dev.kith.model.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file aside and renames it, so that a reader sees the whole of it or what was there before. */
public final class FileAside {

    private FileAside() {}

    /** Writes to the path it is given. */
    @FunctionalInterface
    public interface Body {
        void write(Path aside) throws IOException;
    }

    /** @throws UncheckedIOException if the disk refuses; nothing is left aside then */
    public static void replace(Path file, Body body) {
        Path aside = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            try {
                body.write(aside);
                Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(aside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
