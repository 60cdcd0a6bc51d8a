package dev.kith.model.data.published;

import static dev.kith.config.Text.format;

import dev.kith.model.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Small files that lie in a folder gzip-compressed or already decompressed. */
final class GzipFiles {
    private static final int BUFFER = 1 << 16;

    private GzipFiles() {}

    /** {@code name.gz}, or {@code name} where somebody has unpacked it. */
    static Optional<Path> find(Path folder, String name) {
        Path compressed = folder.resolve(name + ".gz");
        if (Files.isRegularFile(compressed)) {
            return Optional.of(compressed);
        }
        Path plain = folder.resolve(name);
        return Files.isRegularFile(plain) ? Optional.of(plain) : Optional.empty();
    }

    /**
     * The decompressed content.
     *
     * @param limit a file that comes to more bytes than this is refused
     * @throws DataException if it cannot be read, is cut short, or is no gzip file
     */
    static byte[] read(Path file, int limit) {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw, BUFFER) : raw) {
            byte[] bytes = in.readNBytes(limit);
            if (in.read() >= 0) {
                throw new DataException(
                        format("%s holds more than the %d bytes it should. Delete it and get it again.", file, limit));
            }
            return bytes;
        } catch (IOException e) {
            throw new DataException(
                    format("%s cannot be read (%s). Delete it and get it again.", file, DataException.reason(e)), e);
        }
    }
}
