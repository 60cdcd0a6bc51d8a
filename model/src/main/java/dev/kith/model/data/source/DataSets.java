package dev.kith.model.data.source;

import static dev.kith.config.Text.format;

import dev.kith.config.DataSettings;
import dev.kith.model.data.DataException;
import dev.kith.model.data.DataSet;
import dev.kith.model.data.Partitions;
import dev.kith.model.data.PresumedData;
import dev.kith.model.data.images.ImageFolder;
import dev.kith.model.data.published.Clothing;
import dev.kith.model.data.published.Downloads;
import dev.kith.model.data.published.FashionMnist;
import dev.kith.model.data.shapes.ShapesExamples;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens the data set that the settings name. */
public final class DataSets {

    private DataSets() {}

    /**
     * Opens it without reports of downloads.
     *
     * @see #open(DataSettings, Downloads.Progress)
     */
    public static DataSet open(DataSettings settings) {
        return open(settings, Downloads.Progress.none());
    }

    /**
     * Opens the training and test examples. Always the same ones, in the same order: what a seed varies is
     * {@link Partitions#draw}.
     *
     * <ul>
     *   <li>{@code shapes} is drawn on demand, see {@link ShapesExamples};
     *   <li>{@code fashion-mnist} and {@code clothing} are looked for in {@code data.directory} and in the folder
     *       {@code fashion-mnist} or {@code clothing-small} inside it; with {@code data.download} the files of the former
     *       are fetched where they are missing;
     *   <li>{@code images} are the user's own, see {@link ImageFolder}; {@code data.directory} names a folder, or a
     *       {@code .zip}, {@code .tar}, {@code .tar.gz} or {@code .tgz} archive. Without a test split of their own, part of
     *       them becomes one.
     * </ul>
     *
     * @param progress hears of downloads
     * @throws DataException if the data are missing, damaged or contradictory; the message says what to do
     */
    public static DataSet open(DataSettings settings, Downloads.Progress progress) {
        return switch (settings.source()) {
            case SHAPES -> ShapesExamples.dataSet(settings);
            case FASHION_MNIST -> FashionMnist.PUBLISHED.open(directory(settings), settings.download(), progress);
            case CLOTHING -> Clothing.open(directory(settings), settings);
            case IMAGES -> ImageFolder.open(directory(settings), settings);
        };
    }

    /**
     * The same while the files of {@code images} are still looked into.
     *
     * @throws DataException as {@link #open(DataSettings, Downloads.Progress)}
     */
    public static PresumedData presume(DataSettings settings, Downloads.Progress progress) {
        return settings.source() == DataSettings.Source.IMAGES
                ? ImageFolder.presume(directory(settings), settings)
                : PresumedData.certain(open(settings, progress));
    }

    private static Path directory(DataSettings settings) {
        Path directory = settings.directory()
                .orElseThrow(() -> new DataException(
                        "No data directory is named. Give --data DIR, set data.directory, or set KITH_DATA."));
        if (!Files.exists(directory) && !settings.download()) {
            throw new DataException(
                    format("The data directory %s does not exist. Name another one with --data DIR.", directory));
        }
        return directory;
    }
}
