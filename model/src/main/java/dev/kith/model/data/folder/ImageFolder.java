package dev.kith.model.data.folder;

import static dev.kith.config.Text.format;

import dev.kith.config.DataSettings;
import dev.kith.model.data.DataException;
import dev.kith.model.data.DataSet;
import dev.kith.model.data.Examples;
import dev.kith.model.data.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A user's own images, in a folder or an archive, in one of the layouts of {@link FolderLayout}. Labels come from the
 * folders, and from a label file: {@code data.labels-file}, or {@code labels.csv} beside the images. A row of the label
 * file outweighs a folder. Folders that merely wrap everything else are taken off the ids.
 */
public final class ImageFolder {

    /** One image and what is known of it. */
    private record Item(StoredFile file, boolean test, Optional<String> className) {}

    private ImageFolder() {}

    /**
     * Opens it.
     *
     * @throws DataException if there is nothing usable
     */
    public static DataSet open(Path root, DataSettings settings) {
        Findings.Collector found = new Findings.Collector();
        FileTree files = FileTree.of(list(root, found));
        Optional<List<LabelsCsv.Row>> rows = readLabels(files, root, settings);
        Collection<StoredFile> images = files.pictures();
        Map<String, LabelsCsv.Row> labels = matched(rows.orElse(List.of()), files, labelsName(root, settings));
        FolderLayout layout = FolderLayout.detect(images, rows.isPresent());
        List<Item> items = new ArrayList<>();
        for (StoredFile image : images) {
            FolderLayout.Place place = layout.place(image.id());
            LabelsCsv.Row row = labels.get(image.id());
            items.add(new Item(image, place.test(), row == null ? place.className() : row.label()));
        }
        return build(root, items, settings, found);
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

    private static Listing list(Path root, Findings.Collector found) {
        if (!Files.exists(root)) {
            throw new DataException(format("%s does not exist. Name a folder or an archive of images.", root));
        }
        return Files.isDirectory(root) ? FolderReader.list(root, found) : ArchiveReader.read(root, found);
    }

    private static Optional<List<LabelsCsv.Row>> readLabels(FileTree files, Path root, DataSettings settings) {
        String name = labelsName(root, settings);
        try {
            if (settings.labelsFile().isPresent()) {
                return Optional.of(LabelsCsv.parse(
                        name, Files.readAllBytes(settings.labelsFile().get())));
            }
            Optional<StoredFile> beside = files.table(FileNames.LABELS);
            return beside.isEmpty()
                    ? Optional.empty()
                    : Optional.of(LabelsCsv.parse(name, beside.get().content().read()));
        } catch (IOException e) {
            throw new DataException(format("%s cannot be read: %s.", name, DataException.reason(e)), e);
        }
    }

    private static String labelsName(Path root, DataSettings settings) {
        return settings.labelsFile().map(Path::toString).orElse(FileNames.LABELS + " in " + root);
    }

    /** The rows by the id of their image. */
    private static Map<String, LabelsCsv.Row> matched(List<LabelsCsv.Row> rows, FileTree files, String source) {
        Map<String, LabelsCsv.Row> matched = new HashMap<>();
        for (LabelsCsv.Row row : rows) {
            StoredFile image = files.resolve(row.id())
                    .orElseThrow(() -> new DataException(format(
                            "Line %d of %s names %s, but there is no such image. "
                                    + "An id is the path of an image from the top folder of all images.",
                            row.line(), source, row.id())));
            matched.put(image.id(), row);
        }
        return matched;
    }

    private static DataSet build(Path root, List<Item> items, DataSettings settings, Findings.Collector found) {
        SortedSet<String> names = new TreeSet<>();
        items.stream()
                .filter(item -> !item.test())
                .forEach(item -> item.className().ifPresent(names::add));
        List<String> classes = List.copyOf(names);
        if (classes.size() < 2) {
            throw new DataException(format(
                    "The images in %s have labels of %s; at least two classes are needed. "
                            + "Put them in one folder a class, or write a labels.csv with the columns id and label.",
                    root, classes.isEmpty() ? "no class" : "one class, " + classes.get(0)));
        }
        Map<String, Integer> numbers = new TreeMap<>();
        classes.forEach(name -> numbers.put(name, numbers.size()));
        List<EncodedExamples.Entry> training = new ArrayList<>();
        List<EncodedExamples.Entry> test = new ArrayList<>();
        for (Item item : items) {
            int truth =
                    item.className().map(name -> numbers.getOrDefault(name, -1)).orElse(-1);
            if (item.test() && truth < 0) {
                throw new DataException(format(
                        "%s is a test image %s. Label it, add training images, or take it out.",
                        item.file().id(),
                        item.className()
                                .map(name -> "of class " + name + ", which no training image has")
                                .orElse("without a label")));
            }
            (item.test() ? test : training).add(new EncodedExamples.Entry(item.file(), truth));
        }
        if (test.isEmpty()) {
            HeldOutTest split = HeldOutTest.of(training, classes, settings);
            return dataSet(classes, split.training(), split.test(), settings, found);
        }
        return dataSet(classes, training, test, settings, found);
    }

    private static DataSet dataSet(
            List<String> classes,
            List<EncodedExamples.Entry> training,
            List<EncodedExamples.Entry> test,
            DataSettings settings,
            Findings.Collector found) {
        return new DataSet(
                "images",
                classes,
                3,
                EncodedExamples.cached(training, settings),
                EncodedExamples.cached(test, settings),
                found.findings());
    }
}
