package dev.kith.model.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Memory that the kernel has given to this process: heap, native tensors, buffers and code alike. In bytes. */
public final class ProcessMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final long BYTES_PER_UNIT = 1024;

    private ProcessMemory() {}

    /** What it holds now; empty on systems without {@code /proc}. */
    public static OptionalLong resident() {
        return line("VmRSS:");
    }

    /** The most that it has ever held; empty on systems without {@code /proc}. */
    public static OptionalLong peak() {
        return line("VmHWM:");
    }

    private static OptionalLong line(String key) {
        if (!Files.isReadable(STATUS)) {
            return OptionalLong.empty();
        }
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * BYTES_PER_UNIT)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty(); // a figure for people: no reason to fail
        }
    }
}
