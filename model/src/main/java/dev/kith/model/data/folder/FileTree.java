package dev.kith.model.data.folder;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a data set by id, in the order of their ids. An archive or folder often holds one folder that holds
 * everything: such wrapping is taken off, unless its name says something about the images.
 */
final class FileTree {
    private final String wrapping;
    private final SortedMap<String, StoredFile> files;

    private FileTree(String wrapping, SortedMap<String, StoredFile> files) {
        this.wrapping = wrapping;
        this.files = files;
    }

    /** Of two files with one id, which archives may hold, the later counts. */
    static FileTree of(List<StoredFile> stored) {
        int strip = wrapping(stored).length();
        SortedMap<String, StoredFile> files = new TreeMap<>();
        for (StoredFile file : stored) {
            String id = file.id().substring(strip);
            files.put(id, new StoredFile(id, file.content()));
        }
        return new FileTree(wrapping(stored), files);
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

    /** All of them, by ascending id. */
    Collection<StoredFile> all() {
        return files.values();
    }

    /** The file of an id. */
    Optional<StoredFile> find(String id) {
        return Optional.ofNullable(files.get(id));
    }

    /** The same for somebody who may have written the wrapping folders, too. */
    Optional<StoredFile> resolve(String id) {
        Optional<StoredFile> found = find(id);
        return found.isEmpty() && !wrapping.isEmpty() && id.startsWith(wrapping)
                ? find(id.substring(wrapping.length()))
                : found;
    }
}
