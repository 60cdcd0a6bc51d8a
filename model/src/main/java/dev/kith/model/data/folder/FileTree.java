package dev.kith.model.data.folder;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a data set by id, in the order of their ids. An archive or folder often holds one folder that holds
 * everything: such wrapping is taken off, unless its name says something about the images.
 */
public final class FileTree {
    private final String wrapping;
    private final SortedMap<String, StoredFile> pictures;
    private final SortedMap<String, StoredFile> tables;

    private FileTree(String wrapping, SortedMap<String, StoredFile> pictures, SortedMap<String, StoredFile> tables) {
        this.wrapping = wrapping;
        this.pictures = pictures;
        this.tables = tables;
    }

    /** A table above the wrapping keeps its path; it is wrapped, too, only if it is a label file by its name. */
    public static FileTree of(Listing listing) {
        List<StoredFile> wrapped = Stream.concat(
                        listing.pictures().stream(),
                        listing.tables().stream().filter(table -> FileNames.isLabels(table.id())))
                .toList();
        String wrapping = wrapping(wrapped);
        SortedMap<String, StoredFile> pictures = new TreeMap<>();
        for (StoredFile file : listing.pictures()) {
            String id = file.id().substring(wrapping.length());
            pictures.put(id, new StoredFile(id, file.content()));
        }
        SortedMap<String, StoredFile> tables = new TreeMap<>();
        for (StoredFile file : listing.tables()) {
            String id = file.id().startsWith(wrapping) ? file.id().substring(wrapping.length()) : file.id();
            String free = tables.containsKey(id) ? file.id() : id;
            tables.put(free, new StoredFile(free, file.content()));
        }
        return new FileTree(wrapping, pictures, tables);
    }

    /** The folders that all files share and that mean nothing, ending with a slash; or nothing. */
    private static String wrapping(List<StoredFile> stored) {
        if (stored.isEmpty()) {
            return "";
        }
        String first = stored.get(0).id();
        int end = 0;
        for (int slash = first.indexOf('/'); slash >= 0; slash = first.indexOf('/', end)) {
            String prefix = first.substring(0, slash + 1);
            boolean meaningful = FolderLayout.isMeaningful(FolderLayout.top(first.substring(end)));
            if (meaningful || !stored.stream().allMatch(file -> file.id().startsWith(prefix))) {
                break;
            }
            end = prefix.length();
        }
        return first.substring(0, end);
    }

    /** All pictures, by ascending id. */
    public Collection<StoredFile> pictures() {
        return pictures.values();
    }

    /** All tables, by ascending id. */
    public Collection<StoredFile> tables() {
        return tables.values();
    }

    /** The table of an id. */
    public Optional<StoredFile> table(String id) {
        return Optional.ofNullable(tables.get(id));
    }

    /** The picture of an id, for a table in which the wrapping folders may be written, too. */
    public Optional<StoredFile> resolve(String id) {
        StoredFile found = pictures.get(id);
        if (found == null && !wrapping.isEmpty() && id.startsWith(wrapping)) {
            found = pictures.get(id.substring(wrapping.length()));
        }
        return Optional.ofNullable(found);
    }
}
