package dev.kith.model.run;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The three kinds of TensorFlow's {@code Event} message that scalars need, written by field number: few enough to do
 * without its schema. Wall times are seconds since 1970.
 */
final class EventEncoding {
    /** From this version on a reader heeds {@link #sessionStart}. */
    private static final String FILE_VERSION = "brain.Event:2";

    // Event
    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int SESSION_LOG = 7;
    // SessionLog and its Status
    private static final int STATUS = 1;
    private static final int START = 1;
    // Summary and its Value
    private static final int VALUE = 1;
    private static final int TAG = 1;
    private static final int SIMPLE_VALUE = 2;

    /** Writes the fields of a message. */
    @FunctionalInterface
    private interface Fields {
        void writeTo(CodedOutputStream out) throws IOException;
    }

    private EventEncoding() {}

    /** What every file begins with. */
    static byte[] fileVersion(double wallTime) {
        return message(event -> {
            event.writeDouble(WALL_TIME, wallTime);
            event.writeString(VERSION, FILE_VERSION);
        });
    }

    /** Tells a reader to forget what earlier files say of this step and later ones. */
    static byte[] sessionStart(double wallTime, long step) {
        byte[] sessionLog = message(log -> log.writeEnum(STATUS, START));
        return message(event -> {
            event.writeDouble(WALL_TIME, wallTime);
            event.writeInt64(STEP, step);
            event.writeByteArray(SESSION_LOG, sessionLog);
        });
    }

    /** Named values of a step, sorted by name. */
    static byte[] scalars(double wallTime, long step, Map<String, Double> values) {
        byte[] summary = message(out -> {
            for (Map.Entry<String, Double> value : new TreeMap<>(values).entrySet()) {
                out.writeByteArray(VALUE, scalar(value.getKey(), value.getValue()));
            }
        });
        return message(event -> {
            event.writeDouble(WALL_TIME, wallTime);
            event.writeInt64(STEP, step);
            event.writeByteArray(SUMMARY, summary);
        });
    }

    private static byte[] scalar(String tag, double value) {
        return message(out -> {
            out.writeString(TAG, tag);
            out.writeFloat(SIMPLE_VALUE, (float) value);
        });
    }

    private static byte[] message(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            fields.writeTo(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory is all that is written to
        }
        return bytes.toByteArray();
    }
}
