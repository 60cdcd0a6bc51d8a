package dev.kith.model.checkpoint;

import static dev.kith.config.Text.format;

import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;

/** Words for a full disk. */
final class DiskSpace {

    private DiskSpace() {}

    /** What is missing, and what to do; {@code free} is negative if nobody knows. */
    static String shortage(long needed, long free) {
        return format(
                "not enough disk space: a checkpoint needs %s, %s; remove files, or use another --run-dir",
                bytes(needed), free < 0 ? "more than is free" : bytes(free) + " is free");
    }

    /** Whether a write failed because the disk, or the user's share of it, is full. */
    static boolean isShortage(IOException failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return Stream.of("no space left", "not enough space", "quota exceeded").anyMatch(message::contains);
    }

    /** Rounded to a tenth of the largest unit that fits, e.g. {@code 1.5 GiB}. */
    static String bytes(long count) {
        String[] units = {"KiB", "MiB", "GiB", "TiB"};
        if (count < 1024) {
            return count + " bytes";
        }
        double value = count / 1024.0;
        int unit = 0;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        return format("%.1f %s", value, units[unit]);
    }
}
