package dev.kith.model.run.lock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that one process at a time holds. The system gives it back when the process dies, however it dies.
 *
 * <p>Locks of POSIX belong to a process and a file: closing <em>any</em> channel of the file gives them back. So a second
 * attempt inside this process must not open the file at all; a table of what is held here answers it.
 */
public final class HeldFile implements AutoCloseable {
    private static final Map<Path, HeldFile> HELD_HERE = new ConcurrentHashMap<>();
    private static final int TRIES = 20;
    private static final int MOST_BYTES = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final Optional<Object> identity;

    private HeldFile(Path file, FileChannel channel, Optional<Object> identity) {
        this.file = file;
        this.channel = channel;
        this.identity = identity;
    }

    /** What came of an attempt. */
    public sealed interface Taking {
        /** @param before what the file held: the words of an owner that died, or nothing */
        record Granted(HeldFile file, String before) implements Taking {}

        /** @param words of the owner */
        record Denied(String words) implements Taking {}
    }

    /**
     * Takes a file, which is made where it is missing.
     *
     * @throws IOException if it can be neither made nor locked
     */
    public static Taking take(Path path) throws IOException {
        Path file = absolute(path);
        synchronized (HELD_HERE) {
            HeldFile here = HELD_HERE.get(file);
            if (here != null) {
                return new Taking.Denied(here.read());
            }
            for (int i = 0; i < TRIES; i++) {
                Optional<Taking> attempt = tryTake(file);
                if (attempt.isPresent()) {
                    if (attempt.get() instanceof Taking.Granted taken) {
                        HELD_HERE.put(file, taken.file());
                    }
                    return attempt.get();
                }
            }
        }
        throw new IOException(file + " is made and removed again and again");
    }

    /**
     * The words of the process that holds a file; empty if it is free.
     *
     * @throws IOException if that cannot be found out
     */
    public static Optional<String> owner(Path path) throws IOException {
        Path file = absolute(path);
        synchronized (HELD_HERE) {
            HeldFile here = HELD_HERE.get(file);
            if (here != null) {
                return Optional.of(here.read());
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                try (FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
                    return lock == null ? Optional.of(text(channel)) : Optional.empty();
                }
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        }
    }

    /** Empty if the file was removed by its last owner in between: then there is another one, or none. */
    private static Optional<Taking> tryTake(Path file) throws IOException {
        create(file);
        Optional<Object> before = identity(file);
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        boolean kept = false;
        try {
            if (!isLocked(channel)) {
                return Optional.of(new Taking.Denied(text(channel)));
            }
            if (before.isEmpty() || !before.equals(identity(file))) {
                return Optional.empty();
            }
            kept = true;
            return Optional.of(new Taking.Granted(new HeldFile(file, channel, before), text(channel)));
        } finally {
            if (!kept) {
                channel.close();
            }
        }
    }

    private static void create(Path file) throws IOException {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            // left by an owner that died, or held by one that lives
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByAnotherClassLoader) {
            return false;
        }
    }

    /** What tells a file from another one that has taken its name; empty if there is no file. */
    private static Optional<Object> identity(Path file) throws IOException {
        try {
            Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            return Optional.of(key == null ? file : key);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Replaces what the file says. */
    public void write(String words) throws IOException {
        channel.truncate(0);
        ByteBuffer bytes = ByteBuffer.wrap(words.getBytes(StandardCharsets.UTF_8));
        channel.position(0);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    /** Whether the file still has its name: it has not, if it was removed or replaced. */
    public boolean isInPlace() {
        try {
            return identity(file).equals(identity);
        } catch (IOException e) {
            return false;
        }
    }

    private String read() throws IOException {
        return text(channel);
    }

    private static String text(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(MOST_BYTES, channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
            // one read may bring only a part
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }

    /** Folders may be reached by several names; the file itself need not be there. */
    private static Path absolute(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        Path parent = Objects.requireNonNull(absolute.getParent(), "no folder");
        try {
            return parent.toRealPath().resolve(Objects.requireNonNull(absolute.getFileName()));
        } catch (NoSuchFileException e) {
            return absolute;
        }
    }

    /** Removes the file, unless another one has taken its name, and lets go of it. */
    @Override
    public void close() {
        letGo(true);
    }

    /** Lets go of the file and leaves it as it is. */
    void release() {
        letGo(false);
    }

    private void letGo(boolean remove) {
        synchronized (HELD_HERE) {
            if (!HELD_HERE.remove(file, this)) {
                return;
            }
            try (channel) {
                if (remove && isInPlace()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
