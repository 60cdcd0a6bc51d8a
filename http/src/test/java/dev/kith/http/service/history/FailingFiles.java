package dev.kith.http.service.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A file system of H2 whose disk is full when a test says so. */
public final class FailingFiles extends FilePathWrapper {
    public static final String SCHEME = "failing";
    /** What the system says of a full disk. */
    public static final String FULL = "No space left on device";

    private static final AtomicBoolean FULL_DISK = new AtomicBoolean();

    /** Makes the scheme known, with room on its disk. */
    public static void register() {
        FULL_DISK.set(false);
        FilePath.register(new FailingFiles());
    }

    public static void fill(boolean full) {
        FULL_DISK.set(full);
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(super.open(mode));
    }

    private static void requireRoom() throws IOException {
        if (FULL_DISK.get()) {
            throw new IOException(FULL);
        }
    }

    private static final class Channel extends FileBaseDefault {
        private final FileChannel channel;

        Channel(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read(ByteBuffer bytes, long position) throws IOException {
            return channel.read(bytes, position);
        }

        @Override
        public int write(ByteBuffer bytes, long position) throws IOException {
            requireRoom();
            return channel.write(bytes, position);
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void force(boolean metaData) throws IOException {
            channel.force(metaData);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return channel.tryLock(position, size, shared);
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            channel.truncate(size);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            channel.close();
        }
    }
}
