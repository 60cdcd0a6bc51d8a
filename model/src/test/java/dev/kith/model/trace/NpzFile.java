package dev.kith.model.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads a {@code .npz} file as its format says, sharing nothing with the writer. */
final class NpzFile {
    private static final Pattern HEADER =
            Pattern.compile("\\{'descr': '([^']+)', 'fortran_order': False, 'shape': \\(([\\d, ]*)\\), \\} *\n");

    /** One array. */
    @SuppressWarnings("ArrayRecordComponent")
    record Array(String type, long[] shape, ByteBuffer data) {}

    private final Map<String, Array> arrays = new TreeMap<>();

    NpzFile(Path file) throws IOException {
        // Reading as a stream, the zip library compares every checksum.
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getName()).endsWith(".npy");
                String name = entry.getName().substring(0, entry.getName().length() - 4);
                assertThat(arrays.put(name, parse(zip.readAllBytes()))).as(name).isNull();
            }
        }
    }

    private static Array parse(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(Arrays.copyOf(bytes, 8)).isEqualTo(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        int length = buffer.getShort(8) & 0xFFFF;
        assertThat((10 + length) % 64).isZero();
        Matcher header = HEADER.matcher(new String(bytes, 10, length, StandardCharsets.US_ASCII));
        assertThat(header.matches()).isTrue();
        long[] shape = Arrays.stream(header.group(2).split(","))
                .map(String::trim)
                .filter(extent -> !extent.isEmpty())
                .mapToLong(Long::parseLong)
                .toArray();
        return new Array(
                header.group(1), shape, buffer.position(10 + length).slice().order(ByteOrder.LITTLE_ENDIAN));
    }

    Set<String> names() {
        return arrays.keySet();
    }

    Array array(String name) {
        Array array = arrays.get(name);
        if (array == null) {
            throw new AssertionError("no entry " + name + " among " + arrays.keySet());
        }
        return array;
    }

    boolean contains(String name) {
        return arrays.containsKey(name);
    }

    long[] shape(String name) {
        return array(name).shape();
    }

    float[] floats(String name) {
        Array array = array(name);
        assertThat(array.type()).as(name).isEqualTo("<f4");
        float[] values = new float[elements(array)];
        array.data().asFloatBuffer().get(values);
        return values;
    }

    double[] doubles(String name) {
        float[] floats = floats(name);
        double[] values = new double[floats.length];
        Arrays.setAll(values, i -> floats[i]);
        return values;
    }

    /** A float32 matrix as rows. */
    double[][] rows(String name) {
        double[] values = doubles(name);
        int columns = (int) shape(name)[1];
        double[][] rows = new double[(int) shape(name)[0]][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(values, i * columns, (i + 1) * columns));
        return rows;
    }

    double number(String name) {
        Array array = array(name);
        assertThat(array.type()).as(name).isEqualTo("<f8");
        assertThat(array.shape()).as(name).isEmpty();
        return array.data().getDouble(0);
    }

    /** int32 or int64 values. */
    long[] integers(String name) {
        Array array = array(name);
        long[] values = new long[elements(array)];
        if (array.type().equals("<i8")) {
            array.data().asLongBuffer().get(values);
        } else {
            assertThat(array.type()).as(name).isEqualTo("<i4");
            Arrays.setAll(values, i -> array.data().getInt(4 * i));
        }
        return values;
    }

    String text(String name) {
        Array array = array(name);
        byte[] bytes = new byte[array.data().remaining()];
        array.data().duplicate().get(bytes);
        assertThat(array.type()).isEqualTo("<U" + bytes.length / 4);
        assertThat(array.shape()).isEmpty();
        return new String(bytes, Charset.forName("UTF-32LE"));
    }

    private static int elements(Array array) {
        return (int) Arrays.stream(array.shape()).reduce(1, (a, b) -> a * b);
    }
}
