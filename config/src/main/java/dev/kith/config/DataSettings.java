package dev.kith.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where the examples come from and how many of them are labelled.
 *
 * @param imageSize side of the square fed to the encoder, in pixels
 * @param directory the folder of the data set; present unless it is drawn by Kith itself
 * @param labels total labelled examples, stratified over the classes; empty, as {@code labelsPerClass}: all that have one
 * @param labelsPerClass labelled examples of each class; at most one of this and {@code labels} is set
 * @param validation training examples held out of the unlabelled pool for curves and choices; their labels are used for that alone
 * @param maxBroken undecodable files that are skipped before the run fails
 * @param shapesTrain training examples drawn by the built-in set
 * @param shapesTest test examples drawn by the built-in set
 */
public record DataSettings(
        Source source,
        Optional<Path> directory,
        int imageSize,
        OptionalInt labels,
        OptionalInt labelsPerClass,
        int validation,
        Optional<Path> labelsFile,
        boolean download,
        int maxBroken,
        int shapesTrain,
        int shapesTest) {

    /** The readers there are. */
    public enum Source {
        /** Drawn by Kith itself. */
        SHAPES(""),
        FASHION_MNIST("fashion-mnist"),
        CLOTHING("clothing-small"),
        /** A folder of the user's. */
        IMAGES("");

        private final String folder;

        Source(String folder) {
            this.folder = folder;
        }

        /** The folder of a public set among the other sets' folders; empty for what is not a public set. */
        public Optional<String> folder() {
            return folder.isEmpty() ? Optional.empty() : Optional.of(folder);
        }
    }
}
