package dev.kith.model.data.published;

import static dev.kith.config.Text.format;

import dev.kith.config.DataSettings;
import dev.kith.model.data.DataException;
import dev.kith.model.data.DataSet;
import dev.kith.model.data.Findings;
import dev.kith.model.data.folder.ArchiveReader;
import dev.kith.model.data.folder.EncodedExamples;
import dev.kith.model.data.folder.StoredFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The small clothing data set (Grigorev, CC0): photographs of ten kinds of garments in {@code train.tar.gz},
 * {@code validation.tar.gz} and {@code test.tar.gz} with entries {@code split/class/id.jpg}. The examples of its
 * validation archive belong to the training examples: a run holds out a validation part of its own.
 */
public final class Clothing {
    private static final List<String> TRAINING = List.of("train", "validation");
    private static final String TEST = "test";

    private Clothing() {}

    /**
     * Reads the set from {@code directory/clothing-small}, or from the directory itself where it holds the archives.
     *
     * @throws DataException if an archive is missing or damaged, or the classes of the archives differ
     */
    public static DataSet open(Path directory, DataSettings settings) {
        Path folder = Files.exists(archive(directory, "train")) ? directory : directory.resolve("clothing-small");
        List<StoredFile> training = new ArrayList<>();
        TRAINING.forEach(split -> training.addAll(read(folder, split)));
        List<StoredFile> test = read(folder, TEST);
        TreeSet<String> names =
                new TreeSet<>(training.stream().map(Clothing::className).toList());
        TreeMap<String, Integer> numbers = new TreeMap<>();
        names.forEach(name -> numbers.put(name, numbers.size()));
        return new DataSet(
                "clothing",
                List.copyOf(names),
                3,
                EncodedExamples.cached(entries(training, numbers), settings),
                EncodedExamples.cached(entries(test, numbers), settings));
    }

    private static List<StoredFile> read(Path folder, String split) {
        Path archive = archive(folder, split);
        if (!Files.isRegularFile(archive)) {
            throw new DataException(format(
                    "The clothing set is not complete: %s is not there. Name the folder that holds clothing-small with --data.",
                    archive));
        }
        List<StoredFile> images =
                ArchiveReader.read(archive, new Findings.Collector()).pictures();
        for (StoredFile image : images) {
            if (!image.id().startsWith(split + "/") || image.id().split("/").length != 3) {
                throw new DataException(format(
                        "%s holds %s, but its entries are %s/<class>/<id>.jpg. Get the archive again.",
                        archive, image.id(), split));
            }
        }
        return images;
    }

    private static Path archive(Path folder, String split) {
        return folder.resolve(split + ".tar.gz");
    }

    private static List<EncodedExamples.Entry> entries(List<StoredFile> images, TreeMap<String, Integer> numbers) {
        return images.stream()
                .map(image -> new EncodedExamples.Entry(image, number(image, numbers)))
                .toList();
    }

    private static int number(StoredFile image, TreeMap<String, Integer> numbers) {
        Integer number = numbers.get(className(image));
        if (number == null) {
            throw new DataException(
                    format("%s is of a class that no training image has. Get the archives again.", image.id()));
        }
        return number;
    }

    private static String className(StoredFile image) {
        return image.id().split("/")[1];
    }
}
