package dev.kith.model.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.model.engine.HostTensor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzTest {
    @TempDir
    Path folder;

    private interface Content {
        void put(Npz npz) throws IOException;
    }

    private static byte[] bytes(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Npz npz = new Npz(bytes)) {
            content.put(npz);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Test
    void writesTheBytesThatNumPyWrites() throws IOException {
        byte[] file = bytes(npz -> npz.put("a/b", HostTensor.of(new float[] {1, 2, 3, 4, 5, -0f}, 2, 3)));

        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            assertThat(zip.getNextEntry())
                    .isNotNull()
                    .satisfies(e -> assertThat(e.getName()).isEqualTo("a/b.npy"));
            byte[] entry = zip.readAllBytes();
            String header = "\u0093NUMPY\1\0v\0{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }"
                    + " ".repeat(58) + "\n";
            assertThat(new String(entry, 0, 128, StandardCharsets.ISO_8859_1)).isEqualTo(header);
            assertThat(entry).hasSize(128 + 24).endsWith((byte) 0, (byte) 0, (byte) 0, (byte) 0x80);
        }
    }

    @Test
    void comesBackAsItWas() throws IOException {
        Path path = folder.resolve("all.npz");
        Files.write(path, bytes(npz -> {
            npz.put("floats", HostTensor.of(new float[] {Float.NaN, 1}, 2));
            npz.put("none", HostTensor.allocate(0, 5));
            npz.put("ints", new int[] {-1, Integer.MAX_VALUE}, 1, 2);
            npz.put("longs", new long[] {Long.MIN_VALUE, 3}, 2);
            npz.put("count", new long[] {7});
            npz.put("number", Math.PI);
            npz.put("text", "{\"ä\": \"∂𝛼\"}");
        }));

        NpzFile file = new NpzFile(path);
        assertThat(file.names()).containsExactly("count", "floats", "ints", "longs", "none", "number", "text");
        assertThat(file.floats("floats")).containsExactly(Float.NaN, 1);
        assertThat(file.shape("none")).containsExactly(0, 5);
        assertThat(file.integers("ints")).containsExactly(-1, Integer.MAX_VALUE);
        assertThat(file.shape("ints")).containsExactly(1, 2);
        assertThat(file.integers("longs")).containsExactly(Long.MIN_VALUE, 3);
        assertThat(file.shape("count")).isEmpty();
        assertThat(file.integers("count")).containsExactly(7);
        assertThat(file.number("number")).isEqualTo(Math.PI);
        assertThat(file.text("text")).isEqualTo("{\"ä\": \"∂𝛼\"}");
    }

    @Test
    void equalArraysGiveEqualFiles() {
        Content content = npz -> npz.put("a", new int[] {1, 2}, 2);
        assertThat(bytes(content)).isEqualTo(bytes(content));
    }

    @Test
    void refusesAShapeThatDoesNotFitAndASecondOfAName() {
        assertThatThrownBy(() -> bytes(npz -> npz.put("a", new int[] {1, 2}, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a: 8 bytes for INT32 of shape [3]");
        assertThatThrownBy(() -> bytes(npz -> {
                    npz.put("a", 1.0);
                    npz.put("a", 2.0);
                }))
                .hasMessageContaining("duplicate entry");
    }
}
