package dev.kith.model.data.folder;

import static dev.kith.config.Text.format;

import dev.kith.model.data.DataException;
import dev.kith.model.data.Findings;
import dev.kith.model.data.archive.Archive;
import dev.kith.model.data.archive.ArchivedEntry;
import dev.kith.model.stop.StopSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the pictures and tables of a zip or tar archive into memory, still encoded. A hard link is a second name of what it
 * leads to; links of the other kind, pipes and devices, files of systems and archives inside the archive are passed over.
 * An entry that points outside its folder, and a damaged or unfinished archive, stop the run.
 */
public final class ArchiveReader {
    private static final int MAX_ENTRY_BYTES = 256 << 20;
    private static final String ADVICE = "They were stored in a code page that the archive does not name."
            + " Make it again with UTF-8 names, or unpack it where the names are right.";

    private final Path file;
    private final Archive archive;
    private final Findings.Collector found;
    private final long maxBytes;
    private final ListingBuilder builder;

    /** What may have further names, by its own. */
    private final Map<String, HeldContent> contents = new HashMap<>();

    private final List<String> updated = new ArrayList<>();
    private long bytes;

    private ArchiveReader(Path file, Findings.Collector found, long maxBytes) {
        this.file = file;
        this.archive = Archive.of(file);
        this.found = found;
        this.maxBytes = maxBytes;
        this.builder = new ListingBuilder(file, found);
    }

    /** Reads everything with at most half of the heap. */
    public static Listing read(Path archive, Findings.Collector found) {
        return read(archive, found, Runtime.getRuntime().maxMemory() / 2);
    }

    /**
     * Reads everything.
     *
     * @param found hears of what is passed over
     * @param maxBytes an archive whose pictures and tables come to more than this is refused
     * @throws DataException if it is no archive that is read, damaged, unsafe or too large, a name in it cannot be told or
     *     stands for two files, or there is no picture
     */
    public static Listing read(Path archive, Findings.Collector found, long maxBytes) {
        return new ArchiveReader(archive, found, maxBytes).listing();
    }

    private Listing listing() {
        archive.visit(this::visit);
        if (!updated.isEmpty()) {
            found.notice(format(
                    "%s in %s more than once, and the last one counts: %s.",
                    updated.size() == 1 ? "One path comes" : format("%,d paths come", updated.size()),
                    file,
                    FileNames.first(updated)));
        }
        return builder.build(ADVICE);
    }

    private void visit(ArchivedEntry entry, ArchivedEntry.Source source) throws IOException {
        StopSignal.check();
        String name = entry.name().text();
        if (FileNames.escapes(name)) {
            throw refused(entry.name().shown(), "points outside the archive", "without it");
        }
        String id = FileNames.normalise(name);
        if (id.isEmpty() || !builder.isUsers(id)) {
            return;
        }
        switch (entry.type()) {
            case FOLDER -> builder.folder(id);
            case SYMBOLIC_LINK -> builder.passOver("links, which are not followed inside an archive", id);
            case SPECIAL -> builder.passOver("pipes, sockets and devices", id);
            case HARD_LINK -> link(entry, id);
            case FILE -> file(entry, id, source);
        }
    }

    private void file(ArchivedEntry entry, String id, ArchivedEntry.Source source) throws IOException {
        FileKind kind = FileKind.ofName(id);
        if (kind.use() == FileKind.Use.NONE) {
            builder.sort(entry.name().shown(), kind);
        } else {
            add(entry, id, kind, new HeldContent(read(entry.name().shown(), source)));
        }
    }

    private void link(ArchivedEntry entry, String id) {
        FileKind kind = FileKind.ofName(id);
        if (kind.use() == FileKind.Use.NONE) {
            builder.sort(entry.name().shown(), kind);
            return;
        }
        HeldContent content = contents.get(FileNames.normalise(entry.target()));
        if (content == null) {
            throw refused(
                    entry.name().shown(),
                    format("is a hard link to %s, which is no picture that comes before it", entry.target()),
                    "with tar --hard-dereference");
        }
        add(entry, id, kind, content);
    }

    private void add(ArchivedEntry entry, String id, FileKind named, HeldContent content) {
        String name = entry.name().text();
        contents.put(FileNames.normalise(name), content);
        FileKind kind =
                named.use() == FileKind.Use.BY_CONTENT ? FileKind.ofContent(content.read(0, FileKind.HEAD)) : named;
        if (builder.sort(id, kind) == FileKind.Use.NONE) {
            return;
        }
        if (!entry.name().known()) {
            builder.undecoded(entry.name().shown());
        } else if (builder.add(id, name, kind.use(), content)) {
            if (!archive.isUpdatedByAppending()) {
                throw refused(name, "comes twice", "with one of them");
            }
            updated.add(id);
        }
    }

    private byte[] read(String name, ArchivedEntry.Source source) throws IOException {
        byte[] content = source.read(MAX_ENTRY_BYTES);
        if (content.length == MAX_ENTRY_BYTES) {
            throw refused(name, format("has more than the %d MB that are read", MAX_ENTRY_BYTES >> 20), "without it");
        }
        bytes += content.length;
        if (bytes > maxBytes) {
            throw new DataException(format(
                    "The images in %s take more than %d MB of memory. Unpack it, and name the folder instead.",
                    file, maxBytes >> 20));
        }
        return content;
    }

    private DataException refused(String entry, String why, String advice) {
        return new DataException(format("Entry %s of %s %s. Make the archive again %s.", entry, file, why, advice));
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
