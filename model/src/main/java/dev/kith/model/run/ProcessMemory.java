package dev.kith.model.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Memory that the kernel has given to a process: heap, native tensors, buffers and code alike. In bytes. */
public final class ProcessMemory {
    private static final Path SELF = Path.of("/proc/self/status");
    private static final long BYTES_PER_UNIT = 1024;

    private ProcessMemory() {}

    /** What this process holds now; empty on systems without {@code /proc}. */
    public static OptionalLong resident() {
        return line(SELF, "VmRSS:");
    }

    /** What another process holds now; empty if there is no such process, or on systems without {@code /proc}. */
    public static OptionalLong resident(long process) {
        return line(Path.of("/proc", Long.toString(process), "status"), "VmRSS:");
    }

    /** The most that this process has ever held; empty on systems without {@code /proc}. */
    public static OptionalLong peak() {
        return line(SELF, "VmHWM:");
    }

    private static OptionalLong line(Path status, String key) {
        if (!Files.isReadable(status)) {
            return OptionalLong.empty();
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * BYTES_PER_UNIT)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty(); // a figure for people: no reason to fail
        }
    }
}
