package dev.kith.model.data.archive;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * What the names in a tar archive are. Records of POSIX (pax) are UTF-8; the older headers hold bytes of which nothing is
 * known. The library decodes the former by itself and the latter by a given character set, and does not tell which it was.
 *
 * <p>So the names are read as Latin-1, which keeps the bytes. Most are plain then: ASCII, or beyond Latin-1 (a record), or
 * bytes that are UTF-8. For what is left, such as a single é, the archive is read once more by another character set, in
 * which no byte beyond ASCII means the same: names that stay the same are those of records.
 */
final class TarNames {
    private static final Charset OTHER = Charset.forName("KOI8-R");
    private static final int LATIN_1 = 0xFF;

    /** Opens the archive from its start. */
    @FunctionalInterface
    interface Opener {
        TarArchiveInputStream open(Charset charset) throws IOException;
    }

    private final Opener opener;
    private Optional<List<String>> others = Optional.empty();

    TarNames(Opener opener) {
        this.opener = opener;
    }

    /**
     * The name of an entry.
     *
     * @param latin1 as it was read
     * @param index place of the entry in the archive
     */
    EntryName name(String latin1, int index) throws IOException {
        if (isBeyond(latin1, LATIN_1)) {
            return EntryName.certain(latin1);
        }
        EntryName name = EntryName.of(latin1.getBytes(StandardCharsets.ISO_8859_1));
        return !name.known() && other(index).equals(latin1) ? EntryName.certain(latin1) : name;
    }

    /** The same for what need not be certain. */
    static String text(String latin1) {
        return isBeyond(latin1, LATIN_1)
                ? latin1
                : EntryName.of(latin1.getBytes(StandardCharsets.ISO_8859_1)).shown();
    }

    private static boolean isBeyond(String text, int last) {
        return text.chars().anyMatch(c -> c > last);
    }

    private String other(int index) throws IOException {
        if (others.isEmpty()) {
            List<String> names = new ArrayList<>();
            try (TarArchiveInputStream tar = opener.open(OTHER)) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    names.add(entry.getName());
                }
            }
            others = Optional.of(names);
        }
        return index < others.get().size() ? others.get().get(index) : "";
    }
}
