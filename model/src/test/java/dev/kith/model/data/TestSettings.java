package dev.kith.model.data;

import dev.kith.config.DataSettings;
import dev.kith.config.DataSettings.Source;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** Data settings with the defaults of the tests: every label, no validation, images of 16 pixels. */
public final class TestSettings {

    private TestSettings() {}

    public static DataSettings of(Source source, Optional<Path> directory) {
        return new DataSettings(
                source, directory, 16, OptionalInt.empty(), OptionalInt.empty(), 0, Optional.empty(), false, 0, 20, 10);
    }

    public static DataSettings images(Path directory) {
        return of(Source.IMAGES, Optional.of(directory));
    }

    public static DataSettings images(Path directory, Path labelsFile) {
        return new DataSettings(
                Source.IMAGES,
                Optional.of(directory),
                16,
                OptionalInt.empty(),
                OptionalInt.empty(),
                0,
                Optional.of(labelsFile),
                false,
                0,
                0,
                0);
    }

    public static DataSettings everyLabel(int validation) {
        return labels(OptionalInt.empty(), OptionalInt.empty(), validation);
    }

    public static DataSettings labels(int labels, int validation) {
        return labels(OptionalInt.of(labels), OptionalInt.empty(), validation);
    }

    public static DataSettings perClass(int labels, int validation) {
        return labels(OptionalInt.empty(), OptionalInt.of(labels), validation);
    }

    public static DataSettings shapes(int imageSize, int training, int test) {
        return new DataSettings(
                Source.SHAPES,
                Optional.empty(),
                imageSize,
                OptionalInt.empty(),
                OptionalInt.empty(),
                0,
                Optional.empty(),
                false,
                0,
                training,
                test);
    }

    private static DataSettings labels(OptionalInt labels, OptionalInt perClass, int validation) {
        return new DataSettings(
                Source.IMAGES, Optional.empty(), 16, labels, perClass, validation, Optional.empty(), false, 0, 0, 0);
    }
}
