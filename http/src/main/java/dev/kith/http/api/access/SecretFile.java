package dev.kith.http.api.access;

import static dev.kith.config.Text.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A file of secrets. */
public final class SecretFile {
    private static final long MOST_BYTES = 64 << 10;
    private static final Set<PosixFilePermission> OF_THE_OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private SecretFile() {}

    /**
     * Its lines, if it is its owner's alone. Where the file system knows no permissions, nobody can tell.
     *
     * @throws IllegalArgumentException if it is not there, cannot be read, or others may open it
     */
    public static List<String> lines(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException(
                        file + (Files.exists(file) ? " is no file" : ": no such file or directory"));
            }
            requirePrivate(file);
            if (Files.size(file) > MOST_BYTES) {
                throw new IllegalArgumentException(file + " is too large for a file of secrets");
            }
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read as text: " + e.getMessage(), e);
        }
    }

    private static void requirePrivate(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null && !OF_THE_OWNER.containsAll(view.readAttributes().permissions())) {
            throw new IllegalArgumentException(
                    format("others than its owner may open %s, which holds secrets: chmod 600 %s", file, file));
        }
    }
}
