package dev.kith.model.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads an event file as TensorBoard would, and fails on whatever is not as it should be. */
final class EventFile {

    /** What an event says; what it leaves out is empty or zero. */
    record Event(double wallTime, long step, String fileVersion, int status, Map<String, Float> scalars) {}

    /** A field of a message. */
    @FunctionalInterface
    private interface Field {
        void read(int tag, CodedInputStream in) throws IOException;
    }

    private EventFile() {}

    static List<Event> read(Path file) throws IOException {
        List<Event> events = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            byte[] length = new byte[8];
            bytes.duplicate().get(length);
            byte[] data = new byte[Math.toIntExact(bytes.getLong())];
            assertThat(bytes.getInt()).isEqualTo(literalMaskedCrc(length));
            bytes.get(data);
            assertThat(bytes.getInt()).isEqualTo(literalMaskedCrc(data));
            events.add(event(data));
        }
        return events;
    }

    /** Bit by bit, with the reflected polynomial of Castagnoli, and masked as the format's header defines it. */
    static int literalMaskedCrc(byte[] bytes) {
        int crc = ~0;
        for (byte value : bytes) {
            crc ^= value & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc >>> 1) ^ ((crc & 1) == 1 ? 0x82f63b78 : 0);
            }
        }
        crc = ~crc;
        return ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
    }

    private static Event event(byte[] data) throws IOException {
        double[] wallTime = {0};
        long[] step = {0};
        String[] version = {""};
        int[] status = {0};
        Map<String, Float> scalars = new LinkedHashMap<>();
        message(data, (tag, in) -> {
            switch (tag) {
                case 1 << 3 | WireFormat.WIRETYPE_FIXED64 -> wallTime[0] = in.readDouble();
                case 2 << 3 | WireFormat.WIRETYPE_VARINT -> step[0] = in.readInt64();
                case 3 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED -> version[0] = in.readString();
                case 5 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED -> summary(in.readByteArray(), scalars);
                case 7 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED -> status[0] = status(in.readByteArray());
                default -> throw new AssertionError("unknown field " + tag);
            }
        });
        return new Event(wallTime[0], step[0], version[0], status[0], scalars);
    }

    private static void summary(byte[] data, Map<String, Float> scalars) throws IOException {
        message(data, (tag, in) -> {
            assertThat(tag).isEqualTo(1 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED);
            CodedInputStream value = CodedInputStream.newInstance(in.readByteArray());
            assertThat(value.readTag()).isEqualTo(1 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED);
            String name = value.readString();
            assertThat(value.readTag()).isEqualTo(2 << 3 | WireFormat.WIRETYPE_FIXED32);
            scalars.put(name, value.readFloat());
            assertThat(value.isAtEnd()).isTrue();
        });
    }

    private static int status(byte[] data) throws IOException {
        int[] status = {0};
        message(data, (tag, in) -> {
            assertThat(tag).isEqualTo(1 << 3 | WireFormat.WIRETYPE_VARINT);
            status[0] = in.readEnum();
        });
        return status[0];
    }

    private static void message(byte[] data, Field field) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(data);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            field.read(tag, in);
        }
    }
}
