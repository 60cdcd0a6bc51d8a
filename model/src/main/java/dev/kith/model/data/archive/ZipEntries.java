package dev.kith.model.data.archive;

import static dev.kith.config.Text.format;

import dev.kith.model.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * The entries of a zip archive. Commons Compress reads it: {@code java.util.zip} tells neither links from files nor names
 * from their bytes.
 */
final class ZipEntries {
    private static final int FILE_TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int FOLDER = 0040000;

    private ZipEntries() {}

    static void visit(Path archive, ArchivedEntry.Visitor visitor) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
            Enumeration<ZipArchiveEntry> entries = zip.getEntriesInPhysicalOrder();
            while (entries.hasMoreElements()) {
                ZipArchiveEntry entry = entries.nextElement();
                EntryName name = name(entry);
                visitor.visit(new ArchivedEntry(name, type(entry), ""), most -> read(archive, zip, entry, name, most));
            }
        }
    }

    /** A field of Info-ZIP or the flag for UTF-8 tells the name; otherwise its bytes must. */
    private static EntryName name(ZipArchiveEntry entry) {
        return entry.getNameSource() == ZipArchiveEntry.NameSource.UNICODE_EXTRA_FIELD
                ? EntryName.certain(entry.getName())
                : EntryName.of(entry.getRawName());
    }

    private static ArchivedEntry.Type type(ZipArchiveEntry entry) {
        if (entry.isUnixSymlink()) {
            return ArchivedEntry.Type.SYMBOLIC_LINK;
        }
        if (entry.isDirectory()) {
            return ArchivedEntry.Type.FOLDER;
        }
        int mode = entry.getUnixMode() & FILE_TYPE;
        boolean file = mode == 0 || mode == REGULAR || mode == FOLDER;
        return file ? ArchivedEntry.Type.FILE : ArchivedEntry.Type.SPECIAL;
    }

    private static byte[] read(Path archive, ZipFile zip, ZipArchiveEntry entry, EntryName name, int most)
            throws IOException {
        if (!zip.canReadEntryData(entry)) {
            throw new DataException(format(
                    "Entry %s of %s is encrypted or compressed in a way that is not read. Make the archive again without it.",
                    name.shown(), archive));
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] content = in.readNBytes(most);
            CRC32 crc = new CRC32();
            crc.update(content);
            if (content.length < most && crc.getValue() != entry.getCrc()) {
                throw new IOException("wrong checksum of " + name.shown());
            }
            return content;
        }
    }
}
