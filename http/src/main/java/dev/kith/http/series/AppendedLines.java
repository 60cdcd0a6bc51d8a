package dev.kith.http.series;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Reads a file of lines again and again, each time only what was appended. A line without its end is left for the next time.
 * Whether the file is still the one that was read is seen by the bytes before the place where reading ended: a run that goes back
 * to a checkpoint writes other times after it.
 */
final class AppendedLines {
    private static final int FIRST_BUFFER = 1 << 17;
    /** A longer line is none of ours, and ends the reading. */
    private static final int LONGEST_LINE = 1 << 20;

    private static final int REMEMBERED = 256;

    private final Path file;
    private long position;
    private byte[] before = {};

    /** Hears what is read. */
    interface Reader {
        /** What was read before holds no longer: everything is read anew. */
        void restarted();

        /**
         * Whole lines, each with its end.
         *
         * @param bytes are overwritten afterwards
         * @param length how many of them are lines
         */
        void lines(byte[] bytes, int length);
    }

    AppendedLines(Path file) {
        this.file = file;
    }

    /** Reads what is new. No file is an empty one. */
    void read(Reader reader) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (!goesOn(channel)) {
                restart(reader);
            }
            readFrom(channel.position(position), reader);
        } catch (NoSuchFileException missing) {
            restart(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private boolean goesOn(FileChannel channel) throws IOException {
        ByteBuffer found = ByteBuffer.allocate(before.length);
        while (found.hasRemaining()) {
            if (channel.read(found, position - before.length + found.position()) < 0) {
                return false;
            }
        }
        return Arrays.equals(found.array(), before);
    }

    private void restart(Reader reader) {
        position = 0;
        before = new byte[0];
        reader.restarted();
    }

    private void readFrom(FileChannel channel, Reader reader) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(FIRST_BUFFER);
        while (channel.read(buffer) >= 0) {
            int told = endOfLines(buffer.array(), buffer.position());
            if (told > 0) {
                reader.lines(buffer.array(), told);
                position += told;
                before = Arrays.copyOfRange(buffer.array(), Math.max(0, told - REMEMBERED), told);
                buffer.limit(buffer.position()).position(told);
                buffer.compact();
            } else if (!buffer.hasRemaining()) {
                if (buffer.capacity() >= LONGEST_LINE) {
                    return;
                }
                buffer = ByteBuffer.allocate(2 * buffer.capacity()).put(buffer.flip());
            }
        }
    }

    private static int endOfLines(byte[] bytes, int filled) {
        int end = filled;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }
}
