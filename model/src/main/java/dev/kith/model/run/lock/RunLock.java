package dev.kith.model.run.lock;

import static dev.kith.config.Text.format;

import dev.kith.model.run.RunDirectory;
import dev.kith.model.run.RunException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The ownership of a run directory: {@code run.lock} in it names the process that trains or writes there, and is locked by
 * that process. A second one is refused and told who the first is.
 *
 * <p>An owner that died leaves its words behind, but no lock. On a file system of this machine that is certain, whatever the
 * host called itself: containers have names of their own. Over a network locks may not reach other hosts; there the words
 * of another host are believed until a person removes the file.
 */
public final class RunLock implements AutoCloseable {
    private static final Pattern NETWORK =
            Pattern.compile("(?i)(nfs|cifs|smb|afs|9p|fuse|lustre|ceph|gluster|gpfs|beegfs).*");

    private final HeldFile file;
    private final RunDirectory directory;
    private final Optional<String> notice;

    private RunLock(HeldFile file, RunDirectory directory, Optional<String> notice) {
        this.file = file;
        this.directory = directory;
        this.notice = notice;
    }

    /**
     * Takes a directory that exists.
     *
     * @param command what this process does there, in a word
     * @throws RunException if another process has it, saying which
     */
    public static RunLock take(RunDirectory directory, String command) {
        return take(directory, RunOwner.here(command), isOverNetwork(directory.path()));
    }

    /** @param overNetwork whether locks of other hosts may not be seen */
    static RunLock take(RunDirectory directory, RunOwner self, boolean overNetwork) {
        Path path = directory.lock();
        try {
            HeldFile.Taking attempt = HeldFile.take(path);
            if (attempt instanceof HeldFile.Taking.Denied refused) {
                throw taken(directory, refused.words());
            }
            HeldFile.Taking.Granted taken = (HeldFile.Taking.Granted) attempt;
            Optional<RunOwner> before = RunOwner.parse(taken.before());
            if (overNetwork
                    && before.filter(owner -> !owner.host().equals(self.host())).isPresent()) {
                throw elsewhere(directory, before.get(), taken.file());
            }
            taken.file().write(self.toJson());
            return new RunLock(
                    taken.file(),
                    directory,
                    before.map(owner ->
                            format("%s, which had this run, has ended without giving it back", owner.words())));
        } catch (NoSuchFileException e) {
            throw new RunException(format("%s was removed", directory.path()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + path, e);
        }
    }

    /**
     * Makes sure that no process is changing a run.
     *
     * @throws RunException if one is, saying which
     */
    public static void requireFree(RunDirectory directory) {
        try {
            HeldFile.owner(directory.lock()).ifPresent(words -> {
                throw taken(directory, words);
            });
        } catch (IOException e) {
            // A directory that cannot even be asked is not one that is written to from here; reading it says why.
        }
    }

    private static RunException taken(RunDirectory directory, String words) {
        String owner = RunOwner.parse(words).map(RunOwner::words).orElse("another process");
        return new RunException(format(
                "%s is in use by %s: its files are about to change. Wait until that process has ended, or stop it.",
                directory.path(), owner));
    }

    /** What the file says is left as it was. */
    private static RunException elsewhere(RunDirectory directory, RunOwner owner, HeldFile file) {
        file.release();
        return new RunException(format(
                "%s is in use by %s. Whether a process of another host still lives cannot be seen from here: if it has"
                        + " ended, remove %s and try again.",
                directory.path(), owner.words(), directory.lock()));
    }

    private static boolean isOverNetwork(Path path) {
        try {
            return NETWORK.matcher(Files.getFileStore(path).type()).matches();
        } catch (IOException e) {
            return false;
        }
    }

    /** What the user should know: that the owner before has died. */
    public Optional<String> notice() {
        return notice;
    }

    /** Whether the directory is still the one that was taken. */
    public boolean isHeld() {
        return file.isInPlace();
    }

    /** The directory. */
    public RunDirectory directory() {
        return directory;
    }

    @Override
    public void close() {
        file.close();
    }
}
