package dev.kith.http.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Paths as a person likes to see and to give them. */
final class Paths {

    private Paths() {}

    /** Relative to the working directory if it lies inside of it, otherwise absolute. */
    static Path shortest(Path path) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(here) && !absolute.equals(here) ? here.relativize(absolute) : absolute;
    }

    /** Makes the folder that a file shall lie in. */
    static void makeParent(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
    }
}
