package dev.kith.model.data.archive;

import static dev.kith.config.Text.format;

import dev.kith.model.data.DataException;
import dev.kith.model.stop.StoppedException;
import java.io.IOException;
import java.nio.file.Path;

/** A zip or tar archive, recognised by its content. Nothing of it is unpacked to disk. */
public final class Archive {
    private final Path file;
    private final ArchiveKind kind;

    private Archive(Path file, ArchiveKind kind) {
        this.file = file;
        this.kind = kind;
    }

    /**
     * Recognises it.
     *
     * @throws DataException if it is something else; the message says what
     */
    public static Archive of(Path file) {
        try {
            return new Archive(file, ArchiveKind.of(file));
        } catch (IOException e) {
            throw damaged(file, e);
        }
    }

    /** Whether its format means by a second entry of one name that the first is outdated, as tar does. */
    public boolean isUpdatedByAppending() {
        return kind != ArchiveKind.ZIP;
    }

    /**
     * Goes through all entries.
     *
     * @throws DataException if the archive is damaged, or the visitor refuses an entry
     */
    public void visit(ArchivedEntry.Visitor visitor) {
        try {
            switch (kind) {
                case ZIP -> ZipEntries.visit(file, visitor);
                case TAR -> TarEntries.visit(file, false, visitor);
                case COMPRESSED_TAR -> TarEntries.visit(file, true, visitor);
            }
        } catch (DataException | StoppedException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // a damaged header makes the library throw either
            throw damaged(file, e);
        }
    }

    private static DataException damaged(Path file, Exception e) {
        return new DataException(
                format("%s is damaged or incomplete (%s). Copy or download it again.", file, DataException.reason(e)),
                e);
    }
}
