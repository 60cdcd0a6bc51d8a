package dev.kith.model.data.images;

import static dev.kith.config.Text.format;

import dev.kith.config.DataSettings;
import dev.kith.model.data.DataException;
import dev.kith.model.data.DataSet;
import dev.kith.model.data.DecodingTeam;
import dev.kith.model.data.Examples;
import dev.kith.model.data.Findings;
import dev.kith.model.data.PresumedData;
import dev.kith.model.data.folder.ArchiveReader;
import dev.kith.model.data.folder.ContentScan;
import dev.kith.model.data.folder.EncodedExamples;
import dev.kith.model.data.folder.FileTree;
import dev.kith.model.data.folder.FolderLayout;
import dev.kith.model.data.folder.FolderReader;
import dev.kith.model.data.folder.Listing;
import dev.kith.model.data.folder.StoredFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A user's own images, in a folder or an archive, in one of the layouts of {@link FolderLayout}. Labels come from the
 * folders and from {@link LabelTables}, and add up; a row of a table outweighs a folder, for its image alone. Folders that
 * merely wrap everything else are taken off the ids. Images that cannot be decoded, as far as {@link ContentScan} tells, are
 * no examples.
 */
public final class ImageFolder {

    private ImageFolder() {}

    /**
     * Opens it.
     *
     * @throws DataException if there is nothing usable
     */
    public static DataSet open(Path root, DataSettings settings) {
        return presume(root, settings).confirmed();
    }

    /**
     * Opens it while its files are still looked into.
     *
     * @throws DataException if there is nothing usable
     */
    public static PresumedData presume(Path root, DataSettings settings) {
        return presume(root, settings, ContentScan::of);
    }

    /** The same with another way to look into the files. */
    static PresumedData presume(Path root, DataSettings settings, Function<List<StoredFile>, ContentScan> scanner) {
        Findings.Collector findings = new Findings.Collector();
        FileTree files = FileTree.of(list(root, findings));
        List<StoredFile> pictures = List.copyOf(files.pictures());
        Supplier<ContentScan> scan = DecodingTeam.beside(() -> scanner.apply(pictures));
        LabelTables tables = LabelTables.read(files, root, settings, findings);
        FolderLayout layout =
                FolderLayout.detect(pictures.stream().map(StoredFile::id).toList(), tables.labels());
        List<OwnImage> images = pictures.stream()
                .map(picture -> OwnImage.of(picture, layout, tables))
                .toList();
        boolean folders = images.stream().anyMatch(image -> image.folderClass().isPresent());
        findings.layout(folders || layout.containers() ? layout.words() : "labels from a table alone");
        List<String> classes = LabelChecks.classes(images, root, findings.findings());
        LabelChecks.tell(images, classes, findings);
        try {
            Findings.Collector clear = findings.copy();
            DataSet clean =
                    ImageSplits.of(images, classes, settings, List.of(), clear).dataSet(classes, settings, clear);
            return new PresumedData(
                    clean,
                    () -> isClean(scan.get())
                            ? Optional.empty()
                            : Optional.of(checked(images, classes, settings, scan.get(), findings)));
        } catch (DataException e) {
            if (isClean(scan.get())) {
                throw e;
            }
            return PresumedData.certain(checked(images, classes, settings, scan.get(), findings));
        }
    }

    private static boolean isClean(ContentScan scan) {
        return scan.broken().isEmpty() && scan.identical().isEmpty();
    }

    private static DataSet checked(
            List<OwnImage> images,
            List<String> classes,
            DataSettings settings,
            ContentScan scan,
            Findings.Collector before) {
        Findings.Collector findings = before.copy();
        return ImageSplits.of(readable(images, scan, findings), classes, settings, scan.identical(), findings)
                .dataSet(classes, settings, findings);
    }

    private static List<OwnImage> readable(List<OwnImage> images, ContentScan scan, Findings.Collector findings) {
        Map<String, String> unreadable = new TreeMap<>();
        scan.broken().forEach(broken -> {
            unreadable.put(broken.id(), String.valueOf(broken.getMessage()));
            findings.broken(broken);
        });
        LabelChecks.refuseUnreadable(images, unreadable);
        return images.stream()
                .filter(image -> !unreadable.containsKey(image.id()))
                .collect(Collectors.toList());
    }

    /**
     * All pictures of a folder or archive in whatever layout, none with a label: to be labelled by a model.
     *
     * @throws DataException if there is none
     */
    public static Examples pictures(Path root, DataSettings settings) {
        List<EncodedExamples.Entry> entries = FileTree.of(list(root, new Findings.Collector())).pictures().stream()
                .map(file -> new EncodedExamples.Entry(file, -1))
                .toList();
        if (entries.isEmpty()) {
            throw new DataException(format("There is no picture in %s.", root));
        }
        return EncodedExamples.cached(entries, settings);
    }

    private static Listing list(Path root, Findings.Collector findings) {
        if (!Files.exists(root)) {
            throw new DataException(format("%s does not exist. Name a folder or an archive of images.", root));
        }
        return Files.isDirectory(root) ? FolderReader.list(root, findings) : ArchiveReader.read(root, findings);
    }
}
