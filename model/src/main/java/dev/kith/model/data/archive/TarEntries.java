package dev.kith.model.data.archive;

import static dev.kith.config.Text.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The entries of a tar archive, compressed by gzip or not. */
final class TarEntries {
    private static final int BUFFER = 1 << 16;
    private static final int RECORD = 512;

    private TarEntries() {}

    static void visit(Path archive, boolean compressed, ArchivedEntry.Visitor visitor) throws IOException {
        if (!compressed) {
            checkEnd(archive);
        }
        TarNames names = new TarNames(charset -> open(archive, compressed, charset));
        try (TarArchiveInputStream tar = open(archive, compressed, StandardCharsets.ISO_8859_1)) {
            int index = 0;
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                EntryName name = names.name(entry.getName(), index++);
                if (!entry.isCheckSumOK()) { // the library leaves it to its callers
                    throw new IOException("wrong checksum in the header of " + name.shown());
                }
                visitor.visit(new ArchivedEntry(name, type(entry), target(entry)), tar::readNBytes);
            }
        }
    }

    private static String target(TarArchiveEntry entry) {
        return entry.isLink() || entry.isSymbolicLink() ? TarNames.text(entry.getLinkName()) : "";
    }

    /** The library regards whatever is no directory as a file. */
    private static ArchivedEntry.Type type(TarArchiveEntry entry) {
        if (entry.isLink()) {
            return ArchivedEntry.Type.HARD_LINK;
        }
        if (entry.isSymbolicLink()) {
            return ArchivedEntry.Type.SYMBOLIC_LINK;
        }
        if (entry.isFIFO() || entry.isCharacterDevice() || entry.isBlockDevice()) {
            return ArchivedEntry.Type.SPECIAL;
        }
        return entry.isDirectory() ? ArchivedEntry.Type.FOLDER : ArchivedEntry.Type.FILE;
    }

    /** @param charset for names of which the archive does not say that they are UTF-8 */
    private static TarArchiveInputStream open(Path archive, boolean compressed, Charset charset) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(archive), BUFFER);
        try {
            InputStream stream = compressed ? new GZIPInputStream(raw, BUFFER) : raw;
            return new ReadToTheEnd(stream, charset);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    /** The checksum of gzip comes last: it is checked only when everything is read. */
    private static final class ReadToTheEnd extends TarArchiveInputStream {
        private final InputStream stream;

        ReadToTheEnd(InputStream stream, Charset charset) {
            super(stream, charset.name());
            this.stream = stream;
        }

        @Override
        public TarArchiveEntry getNextEntry() throws IOException {
            TarArchiveEntry entry = super.getNextEntry();
            if (entry == null) {
                stream.transferTo(OutputStream.nullOutputStream());
            }
            return entry;
        }
    }

    /** An uncompressed archive ends with records of zeros: without them, a cut between two entries goes unnoticed. */
    private static void checkEnd(Path archive) throws IOException {
        try (SeekableByteChannel file = Files.newByteChannel(archive)) {
            if (file.size() == 0 || file.size() % RECORD != 0) {
                throw new IOException(format("its length is no multiple of %d bytes", RECORD));
            }
            ByteBuffer last = ByteBuffer.allocate(RECORD);
            file.position(file.size() - RECORD);
            while (last.hasRemaining() && file.read(last) >= 0) {
                // one read may bring only a part
            }
            if (!last.flip().equals(ByteBuffer.allocate(RECORD))) {
                throw new IOException("its end is missing");
            }
        }
    }
}
