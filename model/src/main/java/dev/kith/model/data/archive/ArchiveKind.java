package dev.kith.model.data.archive;

import static dev.kith.config.Text.format;

import dev.kith.model.data.DataException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarUtils;

/** The kinds of archives that are read. What a file is called matters only where its content tells nothing. */
enum ArchiveKind {
    ZIP,
    TAR,
    /** By gzip. */
    COMPRESSED_TAR;

    private static final int RECORD = 512;
    /** Enough of a compressed file for its first record. */
    private static final int HEAD = 16 * RECORD;

    private static final int MAGIC = 257;

    /**
     * Recognises a file.
     *
     * @throws DataException if it is no archive that is read
     */
    static ArchiveKind of(Path file) throws IOException {
        byte[] head = head(file);
        if (Signature.starts(head, "PK\3\4") || Signature.starts(head, "PK\5\6") || Signature.starts(head, "PK\7\b")) {
            return ZIP;
        }
        if (Signature.starts(head, "\u001f\u008b")) {
            return compressed(file, head);
        }
        if (isTar(head)) {
            return TAR;
        }
        Optional<Signature> other = Signature.of(head);
        if (other.isPresent()) {
            throw new DataException(format("%s %s", file, other.get().advice()));
        }
        return byName(file);
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    private static ArchiveKind compressed(Path file, byte[] head) {
        byte[] inside = new byte[RECORD];
        int count = 0;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(head))) {
            count = in.readNBytes(inside, 0, RECORD);
        } catch (IOException e) {
            return COMPRESSED_TAR; // cut or damaged: reading it says so
        }
        if (count == RECORD && !isTar(inside)) {
            throw new DataException(format(
                    "%s is a file compressed by gzip that holds no tar archive. Unpack it, and name the folder.",
                    file));
        }
        return COMPRESSED_TAR;
    }

    /** A header of POSIX or GNU, one of the oldest kind with its checksum alone, or the end of an empty archive. */
    private static boolean isTar(byte[] head) {
        if (head.length < RECORD) {
            return false;
        }
        boolean empty = true;
        for (int i = 0; i < RECORD && empty; i++) {
            empty = head[i] == 0;
        }
        return empty || Signature.startsAt(head, MAGIC, "ustar") || isOldTar(Arrays.copyOf(head, RECORD));
    }

    private static boolean isOldTar(byte[] header) {
        try {
            return TarUtils.verifyCheckSum(header);
        } catch (IllegalArgumentException e) {
            return false; // where the checksum would be, there is no number
        }
    }

    /** What begins like nothing known may be a damaged archive, or one with a program before it. */
    private static ArchiveKind byName(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".zip")) {
            return ZIP;
        }
        if (name.endsWith(".tar")) {
            return TAR;
        }
        if (name.endsWith(".tar.gz") || name.endsWith(".tgz")) {
            return COMPRESSED_TAR;
        }
        throw new DataException(
                format("%s is neither a folder nor a .zip, .tar, .tar.gz or .tgz archive of images.", file));
    }
}
