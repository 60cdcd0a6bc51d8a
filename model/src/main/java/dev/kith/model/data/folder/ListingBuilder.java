package dev.kith.model.data.folder;

import static dev.kith.config.Text.format;

import dev.kith.config.Text;
import dev.kith.model.data.DataException;
import dev.kith.model.data.Findings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Gathers the files that a reader meets, and sees to it that each is told, and that no two become one. */
final class ListingBuilder {
    private final Path root;
    private final Findings.Collector found;

    /** By id; a file with the text of its path as it is stored. */
    private final Map<String, Found> files = new LinkedHashMap<>();

    private final Set<String> systemPaths = new HashSet<>();
    private final Set<String> folders = new TreeSet<>();
    private final List<String> twins = new ArrayList<>();
    private final List<String> undecoded = new ArrayList<>();

    private record Found(String written, StoredFile file, boolean table) {}

    ListingBuilder(Path root, Findings.Collector found) {
        this.root = root;
        this.found = found;
    }

    /** Whether a path leads to files of the user; one of a system is noted, once for all that lies below it. */
    boolean isUsers(String id) {
        Optional<String> first = SystemFiles.firstIn(id);
        if (first.isPresent() && systemPaths.add(first.get())) {
            String name = first.get().substring(first.get().lastIndexOf('/') + 1);
            passOver(SystemFiles.reason(name).orElse("hidden"), first.get());
        }
        return first.isEmpty();
    }

    /** Notes a folder; those without a picture are told at the end. */
    void folder(String id) {
        folders.add(id);
    }

    /** Notes what gives no example. */
    void passOver(String reason, String path) {
        found.passOver(reason, path);
    }

    /** Notes a name that cannot be told from its bytes. */
    void undecoded(String escaped) {
        undecoded.add(escaped);
    }

    boolean contains(String id) {
        return files.containsKey(id);
    }

    /** The kind of a file, which is noted if it gives no example. */
    FileKind.Use sort(String id, FileKind kind) {
        if (kind.use() == FileKind.Use.NONE) {
            passOver(kind.reason(), id);
        }
        return kind.use();
    }

    /**
     * Adds a file.
     *
     * @param written its path as it is stored
     * @return whether the very same path was there before
     */
    boolean add(String id, String written, FileKind.Use use, StoredFile.Content content) {
        Found now = new Found(written, new StoredFile(id, content), use == FileKind.Use.TABLE);
        Found before = files.put(id, now);
        boolean same = before != null && before.written().equals(written);
        if (before != null && !same) {
            twins.add(distinct(before.written()) + " and " + distinct(written));
        }
        return same;
    }

    /** Spellings that look alike, told apart. */
    private static String distinct(String path) {
        StringBuilder text = new StringBuilder();
        path.chars().forEach(c -> text.append(c < 0x80 ? String.valueOf((char) c) : format("\\u%04x", c)));
        return Text.visible(text.toString());
    }

    /**
     * All of them.
     *
     * @param advice what to do about names that cannot be told
     * @throws DataException if two paths fall together, a name cannot be told, or there is no picture
     */
    Listing build(String advice) {
        if (!undecoded.isEmpty()) {
            throw new DataException(format(
                    "%s in %s cannot be told from %s: %s. %s",
                    undecoded.size() == 1 ? "One name" : format("%,d names", undecoded.size()),
                    root,
                    undecoded.size() == 1 ? "its bytes" : "their bytes",
                    FileNames.first(undecoded),
                    advice));
        }
        if (!twins.isEmpty()) {
            throw new DataException(format(
                    "Different files in %s have the same path, once it is written in one way: %s. Rename one of each.",
                    root, FileNames.first(twins)));
        }
        tellEmptyFolders();
        Listing listing = new Listing(of(false), of(true));
        if (listing.pictures().isEmpty()) {
            throw new DataException(
                    format("There is no JPEG, PNG, BMP, GIF, TIFF or WebP image in %s%s.", root, insteadOfPictures()));
        }
        return listing;
    }

    private List<StoredFile> of(boolean table) {
        return files.values().stream()
                .filter(found -> found.table() == table)
                .map(Found::file)
                .toList();
    }

    /** Of folders in folders that all have none, the outermost is told. */
    private void tellEmptyFolders() {
        Set<String> fruitful = new HashSet<>(Set.of(""));
        for (Found found : files.values()) {
            String id = found.file().id();
            int slash = found.table() ? -1 : id.lastIndexOf('/');
            while (slash > 0 && fruitful.add(id.substring(0, slash))) {
                slash = id.lastIndexOf('/', slash - 1);
            }
        }
        for (String folder : folders) {
            String parent = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
            if (!fruitful.contains(folder) && fruitful.contains(parent)) {
                passOver("folders without a picture", folder);
            }
        }
    }

    private String insteadOfPictures() {
        Map<String, Findings.PassedOver> passedOver = found.findings().passedOver();
        Findings.PassedOver archives = passedOver.get(FileKind.ARCHIVES);
        if (archives != null) {
            String names = FileNames.first(archives.first());
            return archives.count() == 1
                    ? format(", but it holds another archive, %s: unpack that, and name the folder", names)
                    : format(
                            ", but it holds %,d other archives, %s …: unpack them, and name the folder",
                            archives.count(), names);
        }
        return passedOver.isEmpty()
                ? ""
                : passedOver.entrySet().stream()
                        .map(entry -> format(
                                "%,d × %s (%s …)",
                                entry.getValue().count(),
                                entry.getKey(),
                                FileNames.first(entry.getValue().first().subList(0, 1))))
                        .collect(Collectors.joining("; ", "; passed over: ", ""));
    }
}
