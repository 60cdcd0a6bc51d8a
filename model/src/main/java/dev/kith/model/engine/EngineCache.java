package dev.kith.model.engine;

import static dev.kith.config.Text.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Where the native library is unpacked to: in the folder that the user names or has at home, and where that cannot be written
 * in a temporary folder, because a process without a home can train, too.
 *
 * @param directory where
 * @param notice present if that is not where it is expected
 */
record EngineCache(Path directory, Optional<String> notice) {
    private static final String LIBRARY = "pytorch";
    private static final String NAME = ".djl.ai";

    /**
     * Chooses.
     *
     * @param named the folder of {@code ENGINE_CACHE_DIR} or {@code DJL_CACHE_DIR}; empty if neither is set
     * @param home the home of the user
     * @param temporary where temporary folders are made
     */
    static EngineCache choose(String named, String home, Path temporary) {
        boolean byName = !named.isBlank();
        Path wanted = byName ? Path.of(named) : Path.of(home, NAME);
        // A user without a home has "?" as one, and a folder of that name shall not come to be.
        boolean sensible = byName || Files.isDirectory(Path.of(home));
        if ((sensible && isWritable(wanted)) || Files.isDirectory(wanted.resolve(LIBRARY))) {
            return new EngineCache(wanted, Optional.empty());
        }
        Path instead = own(temporary);
        return new EngineCache(
                instead,
                Optional.of(format(
                        "%s cannot be written, so the tensor library is unpacked to %s; DJL_CACHE_DIR names another folder",
                        wanted, instead)));
    }

    private static boolean isWritable(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.delete(Files.createTempFile(directory, "kith", ".tmp"));
            return true;
        } catch (IOException | SecurityException e) {
            return false;
        }
    }

    /** One that later starts find again, unless it belongs to another user, who could put another library there. */
    private static Path own(Path temporary) {
        Path shared = temporary.resolve(
                "kith-" + System.getProperty("user.name", "user").replaceAll("\\W", "_"));
        try {
            if (!Files.exists(shared)) {
                Files.createDirectory(
                        shared, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return isOwn(shared) ? shared : Files.createTempDirectory(temporary, "kith-");
        } catch (IOException | UnsupportedOperationException e) {
            return temporary.resolve(NAME);
        }
    }

    /** A folder of this user, which no other user may write to. */
    private static boolean isOwn(Path directory) throws IOException {
        Path probe = Files.createTempFile("kith", ".tmp");
        try {
            return Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(directory).equals(Files.getOwner(probe))
                    && !PosixFilePermissions.toString(Files.getPosixFilePermissions(directory))
                            .substring(3)
                            .contains("w")
                    && isWritable(directory);
        } finally {
            Files.deleteIfExists(probe);
        }
    }
}
