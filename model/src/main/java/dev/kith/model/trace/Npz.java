package dev.kith.model.trace;

import static dev.kith.config.Text.format;

import dev.kith.model.engine.HostTensor;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes arrays by name into an uncompressed zip of {@code .npy} entries: {@code numpy.load} reads them without pickle.
 * Entries are streamed as they come, and carry a fixed date, so that equal arrays give equal files.
 */
public final class Npz implements Closeable {
    private static final LocalDateTime DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;
    private final WritableByteChannel channel;

    /** Writes to a stream and closes it in the end. */
    public Npz(OutputStream out) {
        this.zip = new ZipOutputStream(out);
        this.channel = Channels.newChannel(zip);
        zip.setMethod(ZipOutputStream.STORED);
    }

    /** A float32 array. */
    public void put(String name, HostTensor tensor) throws IOException {
        put(name, NpyType.FLOAT32, tensor.data().duplicate().rewind(), tensor.shape());
    }

    /** An int32 array. */
    public void put(String name, int[] values, long... shape) throws IOException {
        ByteBuffer bytes = allocate(values.length, NpyType.INT32);
        bytes.asIntBuffer().put(values);
        put(name, NpyType.INT32, bytes, shape);
    }

    /** An int64 array. */
    public void put(String name, long[] values, long... shape) throws IOException {
        ByteBuffer bytes = allocate(values.length, NpyType.INT64);
        bytes.asLongBuffer().put(values);
        put(name, NpyType.INT64, bytes, shape);
    }

    /** A float64 array without dimensions. */
    public void put(String name, double value) throws IOException {
        put(name, NpyType.FLOAT64, allocate(1, NpyType.FLOAT64).putDouble(0, value));
    }

    /** A text: an array without dimensions of one unicode string; {@code str(file[name])} gives it back. */
    public void put(String name, String text) throws IOException {
        byte[] codePoints = text.getBytes(Charset.forName("UTF-32LE"));
        writeEntry(name, NpyHeader.encode("<U" + codePoints.length / 4), ByteBuffer.wrap(codePoints));
    }

    private void put(String name, NpyType type, ByteBuffer values, long... shape) throws IOException {
        long expected = Arrays.stream(shape).reduce(type.bytes(), Math::multiplyExact);
        if (values.remaining() != expected) {
            throw new IllegalArgumentException(
                    format("%s: %d bytes for %s of shape %s", name, values.remaining(), type, Arrays.toString(shape)));
        }
        writeEntry(name, NpyHeader.encode(type.descriptor(), shape), values);
    }

    private void writeEntry(String name, byte[] header, ByteBuffer values) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(header);
        crc.update(values.duplicate());
        ZipEntry entry = new ZipEntry(name + ".npy");
        entry.setTimeLocal(DATE);
        entry.setSize(header.length + (long) values.remaining());
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(header);
        while (values.hasRemaining()) {
            channel.write(values);
        }
        zip.closeEntry();
    }

    private static ByteBuffer allocate(int values, NpyType type) {
        return ByteBuffer.allocate(values * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
