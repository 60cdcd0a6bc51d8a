package dev.kith.model.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;

/** Counts and hashes what is written through it, so that a file need not be read again. */
final class DigestingChannel implements WritableByteChannel {
    private final WritableByteChannel target;
    private final MessageDigest digest = Sha256.newDigest();
    private long bytes;

    DigestingChannel(WritableByteChannel target) {
        this.target = target;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        ByteBuffer written = source.duplicate();
        int count = target.write(source);
        digest.update(written.limit(written.position() + count));
        bytes += count;
        return count;
    }

    /** The entry of the finished file. */
    CheckpointManifest.FileEntry entry() {
        return new CheckpointManifest.FileEntry(bytes, Sha256.hex(digest));
    }

    @Override
    public boolean isOpen() {
        return target.isOpen();
    }

    @Override
    public void close() throws IOException {
        target.close();
    }
}
