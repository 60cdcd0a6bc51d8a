package dev.kith.model.data.folder;

import java.util.List;

/**
 * The files of a folder or an archive that a data set may be made of. No two have one id.
 *
 * @param pictures as far as their names tell, or, without an ending, their first bytes
 * @param tables CSV and TSV files at any level, which may hold labels
 */
public record Listing(List<StoredFile> pictures, List<StoredFile> tables) {
    public Listing {
        pictures = List.copyOf(pictures);
        tables = List.copyOf(tables);
    }
}
