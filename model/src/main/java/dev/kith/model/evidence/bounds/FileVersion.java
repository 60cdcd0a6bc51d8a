package dev.kith.model.evidence.bounds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Which file it is that lies somewhere, as far as can be told without reading it.
 *
 * @param attributes what changes with it; the same for all that are missing
 */
public record FileVersion(Path path, String attributes) {

    /** The file that lies there now. */
    public static FileVersion of(Path path) {
        try {
            BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
            return new FileVersion(path, found.lastModifiedTime() + " " + found.size() + " " + found.fileKey());
        } catch (IOException missing) {
            return new FileVersion(path, "missing");
        }
    }
}
