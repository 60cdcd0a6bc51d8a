package dev.kith.model.data.folder;

import static dev.kith.config.Text.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A file of a folder; its bytes are read whenever they are asked for. */
record FileContent(Path file, long size) implements StoredFile.Content {
    private static final long MAX_FILE_BYTES = 256L << 20;

    @Override
    public byte[] read() throws IOException {
        if (size > MAX_FILE_BYTES) {
            throw new IOException(
                    format("%d MB are more than the %d MB that are read", size >> 20, MAX_FILE_BYTES >> 20));
        }
        return Files.readAllBytes(file);
    }

    @Override
    public byte[] read(long from, int count) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer bytes = ByteBuffer.allocate(count);
            if (from > 0) {
                channel.position(from);
            }
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // one read may bring only a part
            }
            return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
        }
    }
}
