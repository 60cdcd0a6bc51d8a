package dev.kith.model.data.published;

import static dev.kith.config.Text.format;

import dev.kith.model.data.DataException;
import dev.kith.model.data.DataSet;
import dev.kith.model.data.Examples;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Fashion-MNIST (Xiao, Rasul and Vollgraf, 2017, arXiv:1708.07747): 60,000 training and 10,000 test images, grey,
 * 28×28, ten garments. A file may lie there compressed by whatever program: the checksum is that of its content.
 *
 * @param address of the folder that holds the four compressed files; ends with a slash
 */
public record FashionMnist(
        URI address, IdxPart trainImages, IdxPart trainLabels, IdxPart testImages, IdxPart testLabels) {

    /**
     * One of the four files.
     *
     * @param bytes its decompressed length
     * @param content checksum of the decompressed file
     * @param compressed checksum of the file as it is offered for download
     */
    public record IdxPart(String name, int rank, int bytes, Digest content, Digest compressed) {}

    public static final FashionMnist PUBLISHED = new FashionMnist(
            URI.create("https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/"
                    + "b2617bb6d3ffa2e429640350f613e3291e10b141/data/fashion/"),
            new IdxPart(
                    "train-images-idx3-ubyte",
                    3,
                    47_040_016,
                    Digest.md5("f4a8712d7a061bf5bd6d2ca38dc4d50a"),
                    Digest.md5("8d4fb7e6c68d591d4c3dfef9ec88bf0d")),
            new IdxPart(
                    "train-labels-idx1-ubyte",
                    1,
                    60_008,
                    Digest.md5("9018921c3c673c538a1fc5bad174d6f9"),
                    Digest.md5("25c81989df183df01b3e8a0aad5dffbe")),
            new IdxPart(
                    "t10k-images-idx3-ubyte",
                    3,
                    7_840_016,
                    Digest.md5("8181f5470baa50b63fa0f6fddb340f0a"),
                    Digest.md5("bef4ecab320f06d8554ea6380940ec79")),
            new IdxPart(
                    "t10k-labels-idx1-ubyte",
                    1,
                    10_008,
                    Digest.md5("15d484375f8d13e6eb1aabb0c3f46965"),
                    Digest.md5("bb300cfdad3c16e7a12a480ee83cd310")));

    private static final List<String> CLASSES = List.of(
            "T-shirt/top", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot");

    /**
     * Reads the set from {@code directory/fashion-mnist}, or from the directory itself where it directly holds the files.
     *
     * @param download fetch the files that are not there
     * @throws DataException if a file is missing, damaged, or differs from the published one
     */
    public DataSet open(Path directory, boolean download, Downloads.Progress progress) {
        Path folder = parts().stream()
                        .anyMatch(part -> GzipFiles.find(directory, part.name()).isPresent())
                ? directory
                : directory.resolve("fashion-mnist");
        if (download) {
            fetchMissing(folder, progress);
        }
        Examples training = new IdxExamples("train/", read(folder, trainImages), read(folder, trainLabels), 10);
        Examples test = new IdxExamples("test/", read(folder, testImages), read(folder, testLabels), 10);
        return new DataSet("fashion-mnist", CLASSES, 1, training, test);
    }

    private List<IdxPart> parts() {
        return List.of(trainImages, trainLabels, testImages, testLabels);
    }

    private void fetchMissing(Path folder, Downloads.Progress progress) {
        Downloads downloads = new Downloads();
        for (IdxPart part : parts()) {
            if (GzipFiles.find(folder, part.name()).isEmpty()) {
                String name = part.name() + ".gz";
                downloads.fetch(address.resolve(name), folder.resolve(name), part.compressed(), progress);
            }
        }
    }

    private static IdxFile read(Path folder, IdxPart part) {
        Optional<Path> found = GzipFiles.find(folder, part.name());
        if (found.isEmpty()) {
            throw new DataException(format(
                    "Fashion-MNIST is not complete: %s.gz is not in %s%s. "
                            + "Set data.download = true to fetch it, or name the folder that holds it with --data.",
                    part.name(), folder, Files.isDirectory(folder) ? "" : ", which does not exist"));
        }
        Path file = found.get();
        byte[] bytes = GzipFiles.read(file, part.bytes());
        IdxFile parsed = IdxFile.parse(file.toString(), bytes, part.rank());
        if (!part.content().matches(bytes)) {
            throw new DataException(format(
                    "%s differs from the published file: its %s checksum is not %s. Delete it and get it again.",
                    file, part.content().algorithm(), part.content().hex()));
        }
        return parsed;
    }
}
