package dev.kith.model.checkpoint;

import static dev.kith.config.Text.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Directories that appear and disappear as a whole, also when the process is killed in between. {@code .tmp-NAME} is being
 * written or deleted; {@code .old-NAME} is an older NAME that a newer one is about to replace.
 */
final class CheckpointDirectories {
    private static final String ASIDE = ".tmp-";
    private static final String REPLACED = ".old-";
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");

    private CheckpointDirectories() {}

    /** Where a directory is written before it gets its name. */
    static Path aside(Path directory) {
        return directory.resolveSibling(ASIDE + directory.getFileName());
    }

    private static Path replaced(Path directory) {
        return directory.resolveSibling(REPLACED + directory.getFileName());
    }

    static void requireFileName(String name) {
        if (!FILE_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(format("'%s' cannot name a file", name));
        }
    }

    /** Makes a directory without what a failed attempt may have left in it. */
    static void createEmpty(Path directory) throws IOException {
        deleteTree(directory);
        Files.createDirectory(directory);
    }

    /** Gives a finished directory its name. */
    static void publish(Path aside, Path directory) throws IOException {
        Path old = replaced(directory);
        if (Files.exists(directory)) {
            Files.move(directory, old, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(aside, directory, StandardCopyOption.ATOMIC_MOVE);
        sync(parent(directory));
        deleteTree(old);
    }

    /** Takes a directory away: first its name, then its files. */
    static void remove(Path directory) throws IOException {
        Path aside = aside(directory);
        Files.move(directory, aside, StandardCopyOption.ATOMIC_MOVE);
        deleteTree(aside);
    }

    /** Finishes, or takes back, what a killed process had begun. */
    static void clearLeftovers(Path parent) throws IOException {
        List<Path> entries;
        try (Stream<Path> listed = Files.list(parent)) {
            entries = listed.toList();
        }
        for (Path entry : entries) {
            String name = String.valueOf(entry.getFileName());
            if (name.startsWith(REPLACED)) {
                Path original = parent.resolve(name.substring(REPLACED.length()));
                if (Files.exists(original)) {
                    deleteTree(entry);
                } else {
                    Files.move(entry, original, StandardCopyOption.ATOMIC_MOVE);
                }
            } else if (name.startsWith(ASIDE)) {
                deleteTree(entry);
            }
        }
    }

    /** Waits until the device knows a directory's entries. */
    static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Deletes as much as can be deleted; the next start clears the rest. */
    static void deleteQuietly(Path directory) {
        try {
            deleteTree(directory);
        } catch (IOException e) {
            // The failure that led here is the one to report.
        }
    }

    private static void deleteTree(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Path parent(Path directory) {
        Path parent = directory.getParent();
        if (parent == null) {
            throw new IllegalArgumentException(directory + " has no parent");
        }
        return parent;
    }
}
