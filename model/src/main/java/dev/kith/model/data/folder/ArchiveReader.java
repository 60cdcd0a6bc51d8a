package dev.kith.model.data.folder;

import static dev.kith.config.Text.format;

import dev.kith.model.data.DataException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Reads the images and label files of a zip or tar archive into memory, still encoded. Nothing is unpacked to disk. An
 * entry that points outside its folder, a link, a damaged or unfinished archive stop the run; hidden files are left out,
 * archives inside the archive are not opened.
 *
 * <p>Zip files go through Commons Compress as well: {@code java.util.zip} does not tell links from files.
 */
public final class ArchiveReader {
    private static final int BUFFER = 1 << 16;
    private static final int TAR_RECORD = 512;
    private static final int MAX_ENTRY_BYTES = 256 << 20;

    private final Path archive;
    private final long maxBytes;
    private final List<StoredFile> files = new ArrayList<>();
    private long bytes;

    private ArchiveReader(Path archive, long maxBytes) {
        this.archive = archive;
        this.maxBytes = maxBytes;
    }

    /** Whether the name is that of an archive that can be read. */
    public static boolean isArchive(Path file) {
        return isZip(file) || isTar(file);
    }

    /** Reads everything with at most half of the heap. */
    public static List<StoredFile> read(Path archive) {
        return read(archive, Runtime.getRuntime().maxMemory() / 2);
    }

    /**
     * Reads everything.
     *
     * @param maxBytes an archive whose images come to more than this is refused
     * @throws DataException if the archive is damaged, unsafe or too large
     */
    public static List<StoredFile> read(Path archive, long maxBytes) {
        ArchiveReader reader = new ArchiveReader(archive, maxBytes);
        try {
            if (isZip(archive)) {
                reader.readZip();
            } else {
                reader.readTar();
            }
        } catch (DataException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // a damaged header makes the library throw either
            throw new DataException(
                    format(
                            "%s is damaged or incomplete (%s). Copy or download it again.",
                            archive, DataException.reason(e)),
                    e);
        }
        return reader.files;
    }

    private void readZip() throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
            Enumeration<ZipArchiveEntry> entries = zip.getEntriesInPhysicalOrder();
            while (entries.hasMoreElements()) {
                ZipArchiveEntry entry = entries.nextElement();
                if (isWanted(entry.getName(), entry.isDirectory(), entry.isUnixSymlink())) {
                    if (!zip.canReadEntryData(entry)) {
                        throw refused(entry.getName(), "is encrypted or compressed in a way that is not read");
                    }
                    try (InputStream in = zip.getInputStream(entry)) {
                        byte[] content = add(entry.getName(), in);
                        checkCrc(entry, content);
                    }
                }
            }
        }
    }

    private void checkCrc(ZipArchiveEntry entry, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        if (crc.getValue() != entry.getCrc()) {
            throw new IOException("wrong checksum of " + entry.getName());
        }
    }

    private void readTar() throws IOException {
        if (!isCompressedTar(archive)) {
            checkEnd();
        }
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(archive), BUFFER);
                InputStream stream = isCompressedTar(archive) ? new GZIPInputStream(raw, BUFFER) : raw;
                TarArchiveInputStream tar = new TarArchiveInputStream(stream)) {
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null) {
                if (!entry.isCheckSumOK()) { // the library leaves it to its callers
                    throw new IOException("wrong checksum in the header of " + entry.getName());
                }
                if (isWanted(entry.getName(), entry.isDirectory(), isIrregular(entry))) {
                    add(entry.getName(), tar);
                }
                entry = tar.getNextEntry();
            }
            stream.transferTo(OutputStream.nullOutputStream()); // the checksum of gzip comes last
        }
    }

    /** An uncompressed archive ends with records of zeros: without them, a cut between two entries goes unnoticed. */
    private void checkEnd() throws IOException {
        try (SeekableByteChannel file = Files.newByteChannel(archive)) {
            if (file.size() == 0 || file.size() % TAR_RECORD != 0) {
                throw new IOException(format("its length is no multiple of %d bytes", TAR_RECORD));
            }
            ByteBuffer last = ByteBuffer.allocate(TAR_RECORD);
            file.position(file.size() - TAR_RECORD);
            while (last.hasRemaining() && file.read(last) >= 0) {
                // one read may bring only a part
            }
            if (!last.flip().equals(ByteBuffer.allocate(TAR_RECORD))) {
                throw new IOException("its end is missing");
            }
        }
    }

    /** The library regards whatever is no directory as a file. */
    private static boolean isIrregular(TarArchiveEntry entry) {
        return entry.isLink()
                || entry.isSymbolicLink()
                || entry.isFIFO()
                || entry.isCharacterDevice()
                || entry.isBlockDevice();
    }

    private boolean isWanted(String name, boolean directory, boolean irregular) {
        if (FileNames.escapes(name)) {
            throw refused(name, "points outside the archive");
        }
        if (irregular) {
            throw refused(name, "is a link or a device, not a file");
        }
        String id = FileNames.normalise(name);
        return !directory && FileNames.isWanted(id) && !FileNames.isHiddenPath(id);
    }

    private byte[] add(String name, InputStream in) throws IOException {
        byte[] content = in.readNBytes(MAX_ENTRY_BYTES);
        if (content.length == MAX_ENTRY_BYTES) {
            throw refused(name, format("has more than the %d MB that are read", MAX_ENTRY_BYTES >> 20));
        }
        bytes += content.length;
        if (bytes > maxBytes) {
            throw new DataException(format(
                    "The images in %s take more than %d MB of memory. Unpack it, and name the folder instead.",
                    archive, maxBytes >> 20));
        }
        files.add(new StoredFile(FileNames.normalise(name), new HeldContent(content)));
        return content;
    }

    private DataException refused(String entry, String why) {
        return new DataException(format("Entry %s of %s %s. Make the archive again without it.", entry, archive, why));
    }

    private static boolean isZip(Path file) {
        return lowerName(file).endsWith(".zip");
    }

    private static boolean isTar(Path file) {
        return lowerName(file).endsWith(".tar") || isCompressedTar(file);
    }

    private static boolean isCompressedTar(Path file) {
        return lowerName(file).endsWith(".tar.gz") || lowerName(file).endsWith(".tgz");
    }

    private static String lowerName(Path file) {
        return file.toString().toLowerCase(Locale.ROOT);
    }

    /** Bytes of an entry, in memory. */
    @SuppressWarnings("ArrayRecordComponent") // shared, never changed, compared nowhere
    private record HeldContent(byte[] bytes) implements StoredFile.Content {
        @Override
        public byte[] read() {
            return bytes;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public byte[] read(long from, int count) {
            int start = (int) Math.min(bytes.length, from);
            return Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + count));
        }
    }
}
