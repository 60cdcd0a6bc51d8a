package dev.kith.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.NamedTensors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
    @TempDir
    Path folder;

    /** A file of the given header text and values. */
    private Path handMade(String header, int... bytes) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + text.length + bytes.length).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(text.length).put(text);
        for (int b : bytes) {
            file.put((byte) b);
        }
        return Files.write(folder.resolve("hand-made.safetensors"), file.array());
    }

    @Test
    void writesTheBytesThatTheFormatAsksFor() throws IOException {
        Path file = folder.resolve("a.safetensors");
        NamedTensors tensors = new NamedTensors()
                .put("b", HostTensor.of(new float[] {1, -2}, 2))
                .put("a", HostTensor.of(new float[] {0.5f}, 1, 1));

        Safetensors.write(file, tensors, Map.of("k", "v"));

        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        String json = "{\"__metadata__\":{\"k\":\"v\"},"
                + "\"a\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[0,4]},"
                + "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}";
        int padded = (json.length() + 7) / 8 * 8;
        assertThat(bytes.getLong(0)).isEqualTo(padded);
        assertThat(new String(bytes.array(), 8, padded, StandardCharsets.UTF_8))
                .isEqualTo(json + " ".repeat(padded - json.length()));
        assertThat(bytes.capacity()).isEqualTo(8 + padded + 12);
        assertThat(bytes.getFloat(8 + padded)).isEqualTo(0.5f);
        assertThat(bytes.getFloat(8 + padded + 4)).isEqualTo(1);
        assertThat(bytes.getFloat(8 + padded + 8)).isEqualTo(-2);
        assertThat(Safetensors.fileBytes(tensors, Map.of("k", "v"))).isEqualTo(bytes.capacity());
    }

    @Test
    void readsEveryBitBackThatWasWritten() throws IOException {
        HostTensor raw = HostTensor.allocate(3, 2);
        // As floats these are signalling and quiet NaNs, a denormal and −0: arithmetic would change some of them.
        long[] longs = {0x7FA0_0001_FFA0_0001L, Long.MIN_VALUE, 1};
        raw.data().duplicate().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(longs);
        NamedTensors tensors = new NamedTensors()
                .put("raw", raw)
                .put("empty", HostTensor.allocate(0, 16))
                .put("scalar", HostTensor.of(new float[] {Float.MIN_VALUE}))
                .put("näme \"quoted\"", HostTensor.of(new float[] {3, 4}, 2));
        Path file = folder.resolve("bits.safetensors");

        Safetensors.write(file, tensors, Map.of());
        NamedTensors back = Safetensors.read(file).floats();

        assertThat(back.asMap().keySet()).isEqualTo(tensors.asMap().keySet());
        tensors.asMap().forEach((name, tensor) -> {
            assertThat(back.get(name).shape()).isEqualTo(tensor.shape());
            assertThat(back.get(name).data().duplicate().rewind())
                    .isEqualTo(tensor.data().duplicate().rewind());
        });
        long[] readLongs = new long[3];
        back.get("raw")
                .data()
                .duplicate()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer()
                .get(readLongs);
        assertThat(readLongs).isEqualTo(longs);
    }

    @Test
    void readsOtherElementTypesInAnyOrderOfNames() throws IOException {
        Path file = handMade(
                "{\"z\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]},"
                        + "\"a\":{\"data_offsets\":[8,10],\"shape\":[2],\"dtype\":\"U8\"},"
                        + "\"__metadata__\":{\"author\":\"someone\"}}   ",
                1,
                2,
                0,
                0,
                0,
                0,
                0,
                0,
                7,
                255);

        SafetensorsContent content = Safetensors.read(file);

        assertThat(content.metadata()).containsExactly(Map.entry("author", "someone"));
        StoredTensor z = java.util.Objects.requireNonNull(content.tensors().get("z"));
        StoredTensor a = java.util.Objects.requireNonNull(content.tensors().get("a"));
        assertThat(z.type()).isEqualTo(ElementType.I64);
        assertThat(z.data().getLong(0)).isEqualTo(0x201);
        assertThat(a.shape()).containsExactly(2);
        assertThat(a.data().get(1)).isEqualTo((byte) 255);
        assertThatThrownBy(content::floats)
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("tensor a holds U8");
    }

    @Test
    void refusesEveryTruncation() throws IOException {
        Path whole = folder.resolve("whole.safetensors");
        NamedTensors tensors =
                new NamedTensors().put("a", HostTensor.allocate(3)).put("b", HostTensor.allocate(2, 2));
        Safetensors.write(whole, tensors, Map.of("k", "v"));
        byte[] bytes = Files.readAllBytes(whole);

        for (int length = 0; length < bytes.length; length++) {
            Path file = Files.write(folder.resolve("cut" + length), Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> Safetensors.read(file))
                    .as("cut to %d of %d bytes", length, bytes.length)
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageStartingWith(file + ": truncated");
        }
        Path longer = Files.write(folder.resolve("longer"), Arrays.copyOf(bytes, bytes.length + 1));
        assertThatThrownBy(() -> Safetensors.read(longer)).hasMessageContaining("bytes behind the last tensor");
    }

    @Test
    void survivesEveryFlippedByteOfTheHeader() throws IOException {
        Path whole = folder.resolve("whole.safetensors");
        Safetensors.write(whole, new NamedTensors().put("a", HostTensor.allocate(3)), Map.of("k", "v"));
        byte[] bytes = Files.readAllBytes(whole);

        for (int at = 0; at < bytes.length - 12; at++) {
            for (int flip : new int[] {0x01, 0x80}) {
                byte[] altered = bytes.clone();
                altered[at] ^= (byte) flip;
                Path file = Files.write(folder.resolve("altered" + at + "-" + flip), altered);
                try {
                    Safetensors.read(file); // a changed name or text can still be a valid file
                } catch (CheckpointException e) {
                    assertThat(e.file()).isEqualTo(file);
                    assertThat(e.reason()).isNotBlank();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "[]|is no JSON object",
                "{\"a\":1|is no JSON",
                "{} {}|is no JSON",
                "{\"a\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[0,4]}}|element type \"BF16\"",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}|needs 8 bytes but has 4",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}|has the shape [-1]",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1.0],\"data_offsets\":[0,4]}}|has the shape [1.0]",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,0]}}|has the shape",
                "{\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,4]}}|has the shape (none)",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}|has the offsets [4,0]",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4,8]}}|has the offsets [0,4,8]",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[2,4]}}|begins at byte 2, not 0",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[3],\"data_offsets\":[0,3]},"
                        + "\"b\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[2,4]}}|tensor b begins at byte 2, not 3",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]}}|bytes behind the last tensor",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[6],\"data_offsets\":[0,6]}}|truncated",
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]},"
                        + "\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[2,4]}}|Duplicate",
                "{\"__metadata__\":{\"n\":1}}|__metadata__.n is no text",
                "{\"__metadata__\":\"x\"}|__metadata__ is no JSON object",
            })
    void saysWhatIsWrongWithAHeader(String header, String reason) throws IOException {
        Path file = handMade(header, 1, 2, 3, 4);

        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(CheckpointException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(reason);
    }

    @Test
    void refusesAHeaderInAnotherEncoding() throws IOException {
        byte[] text = "{}".getBytes(StandardCharsets.UTF_16LE);
        ByteBuffer bytes = ByteBuffer.allocate(8 + 3 + text.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(text.length).put(text);
        Path utf16 = Files.write(folder.resolve("utf16"), Arrays.copyOf(bytes.array(), 8 + text.length));
        assertThatThrownBy(() -> Safetensors.read(utf16)).isInstanceOf(CheckpointException.class);

        Path latin1 = handMade("{\"a\":1}");
        byte[] broken = Files.readAllBytes(latin1);
        broken[10] = (byte) 0xE4;
        Files.write(latin1, broken);
        assertThatThrownBy(() -> Safetensors.read(latin1)).hasMessageContaining("not UTF-8");
    }

    @Test
    void namesAMissingFile() {
        Path file = folder.resolve("none");
        assertThatThrownBy(() -> Safetensors.read(file)).hasMessage(file + ": missing");
    }

    @Test
    void aFullDeviceIsAnIoException() throws IOException {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.isWritable(full), "this system has no /dev/full");
        try (FileChannel channel = FileChannel.open(full, StandardOpenOption.WRITE)) {
            assertThatThrownBy(() -> Safetensors.write(channel, new NamedTensors(), Map.of()))
                    .isInstanceOfSatisfying(
                            IOException.class,
                            e -> assertThat(DiskSpace.isShortage(e)).isTrue());
        }
    }

    @Test
    void noTensorTakesTheNameOfTheMetadata() {
        NamedTensors tensors = new NamedTensors().put("__metadata__", HostTensor.allocate(1));
        assertThatThrownBy(() -> Safetensors.fileBytes(tensors, Map.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
