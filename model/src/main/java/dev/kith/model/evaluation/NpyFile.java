package dev.kith.model.evaluation;

import static dev.kith.config.Text.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A float32 matrix in NumPy's format, version 1.0, that grows by rows. The header has room for any number of rows and is
 * written again at the end.
 */
final class NpyFile implements AutoCloseable {
    private static final int HEADER = 128;
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

    private final FileChannel channel;
    private final int columns;
    private long rows;

    NpyFile(Path file, int columns) throws IOException {
        this.columns = columns;
        this.channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        channel.position(HEADER);
    }

    void append(Matrix matrix) throws IOException {
        if (matrix.columns() != columns) {
            throw new IllegalArgumentException(format("%d columns after %d", matrix.columns(), columns));
        }
        ByteBuffer block = ByteBuffer.allocate(Math.multiplyExact(matrix.values().length, 4))
                .order(ByteOrder.LITTLE_ENDIAN);
        block.asFloatBuffer().put(matrix.values());
        writeAll(block);
        rows += matrix.rows();
    }

    private void writeAll(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Magic, version, length of what follows, and a Python dictionary padded with spaces to a multiple of 64 bytes. */
    private ByteBuffer header() {
        String dictionary = format("{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }", rows, columns);
        int length = HEADER - MAGIC.length - 2;
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put(MAGIC).putShort((short) length);
        header.put(dictionary.getBytes(StandardCharsets.US_ASCII));
        while (header.remaining() > 1) {
            header.put((byte) ' ');
        }
        return header.put((byte) '\n').flip();
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            channel.position(0);
            writeAll(header());
        }
    }
}
