package dev.kith.model.run;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The framing of an event file (TensorFlow's TFRecord): the length of the data in 8 bytes, the masked CRC32C of these 8
 * bytes, the data, their masked CRC32C. All numbers are little-endian.
 */
final class EventRecord {
    private static final int MASK_ROTATION = 15;
    private static final int MASK_DELTA = 0xa282ead8;

    private EventRecord() {}

    /** The data with its frame. */
    static byte[] frame(byte[] data) {
        ByteBuffer record = ByteBuffer.allocate(Long.BYTES + Integer.BYTES + data.length + Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        record.putLong(data.length);
        record.putInt(maskedCrc(record.array(), 0, Long.BYTES));
        record.put(data);
        record.putInt(maskedCrc(data, 0, data.length));
        return record.array();
    }

    /** CRC32C, masked because the CRC of data that contain their own CRC tells little. */
    static int maskedCrc(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return Integer.rotateRight((int) crc.getValue(), MASK_ROTATION) + MASK_DELTA;
    }
}
