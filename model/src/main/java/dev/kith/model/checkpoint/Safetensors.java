package dev.kith.model.checkpoint;

import static dev.kith.config.Text.format;

import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.NamedTensors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tensors in the safetensors format. Values travel as bytes, never through float arithmetic: a tensor whose slots carry raw
 * 64-bit integers (see the queue's bookkeeping) comes back bit for bit.
 */
public final class Safetensors {
    /** The format's own limit on headers. */
    private static final long MAX_HEADER_BYTES = 100_000_000;

    private Safetensors() {}

    /** Writes a file, replacing one of that name, and waits until the device has it. */
    public static void write(Path file, NamedTensors tensors, Map<String, String> metadata) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            write(channel, tensors, metadata);
            channel.force(true);
        }
    }

    /** Streams tensors to a channel: nothing but the header is copied. */
    public static void write(WritableByteChannel channel, NamedTensors tensors, Map<String, String> metadata)
            throws IOException {
        writeFully(channel, SafetensorsHeader.of(tensors, metadata).encode());
        for (HostTensor tensor : tensors.asMap().values()) {
            writeFully(channel, tensor.data().duplicate().rewind());
        }
    }

    /** Bytes that {@link #write} will write. */
    public static long fileBytes(NamedTensors tensors, Map<String, String> metadata) {
        SafetensorsHeader header = SafetensorsHeader.of(tensors, metadata);
        return header.encode().remaining() + header.dataBytes();
    }

    /**
     * Reads a file.
     *
     * @throws CheckpointException if it is missing, truncated or malformed
     */
    public static SafetensorsContent read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(file, channel);
        } catch (NoSuchFileException e) {
            throw new CheckpointException(file, "missing", e);
        } catch (IOException e) {
            throw new CheckpointException(file, "cannot be read: " + e.getMessage(), e);
        }
    }

    private static SafetensorsContent read(Path file, FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < Long.BYTES) {
            throw new CheckpointException(file, format("truncated: %d bytes hold no header", size));
        }
        long headerBytes = readFully(file, channel, Long.BYTES).getLong();
        if (headerBytes < 2 || headerBytes > MAX_HEADER_BYTES) {
            throw new CheckpointException(
                    file, format("not a safetensors file: a header of %s bytes", Long.toUnsignedString(headerBytes)));
        }
        long dataBytes = size - Long.BYTES - headerBytes;
        if (dataBytes < 0) {
            throw new CheckpointException(
                    file, format("truncated: a header of %d bytes in a file of %d", headerBytes, size));
        }
        ByteBuffer text = readFully(file, channel, headerBytes);
        SafetensorsHeader header = new SafetensorsHeaderParser(file).parse(text, dataBytes);
        SortedMap<String, StoredTensor> tensors = new TreeMap<>();
        for (SafetensorsHeader.Entry entry : header.entries()) {
            ByteBuffer data = readFully(file, channel, entry.end() - entry.begin());
            tensors.put(entry.name(), new StoredTensor(entry.type(), entry.shape(), data));
        }
        return new SafetensorsContent(file, tensors, header.metadata());
    }

    private static ByteBuffer readFully(Path file, FileChannel channel, long bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new CheckpointException(file, "truncated while it was read");
            }
        }
        return buffer.flip();
    }

    private static void writeFully(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
