package dev.kith.model.run.reopened;

import dev.kith.config.DataSettings;
import dev.kith.config.DataSettings.Source;
import dev.kith.model.data.DataException;
import dev.kith.model.data.Examples;
import dev.kith.model.data.images.ImageFolder;
import dev.kith.model.data.source.DataSets;
import dev.kith.model.evaluation.ShippedModel;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Pictures that a run has never seen, to be labelled by its model: a folder or an archive in whatever layout, without
 * labels, classes or a test split.
 *
 * @param name of the folder or archive, fit for a file
 */
public record NewPictures(String name, Examples pictures) {

    /**
     * The pictures of a folder; empty if it holds the data of the run, which have merely moved: at least half of the
     * labelled pictures that the model has as its evidence.
     *
     * @param settings of the run
     * @throws DataException if there are neither pictures nor the run's data
     */
    public static Optional<NewPictures> in(Path folder, ShippedModel model, DataSettings settings) {
        Source source = settings.source();
        if (source.folder().isPresent() && isPublicSet(settings)) {
            return Optional.empty();
        }
        Examples pictures = ImageFolder.pictures(folder, settings);
        boolean ofRun = source == Source.IMAGES
                && holds(pictures, model.neighbors().bank().ids());
        return ofRun ? Optional.empty() : Optional.of(new NewPictures(name(folder), pictures));
    }

    /** A public set is told by its files. */
    private static boolean isPublicSet(DataSettings settings) {
        try {
            DataSets.open(settings);
            return true;
        } catch (DataException e) {
            return false;
        }
    }

    private static boolean holds(Examples pictures, List<String> labelled) {
        Set<String> wanted = new HashSet<>(labelled);
        long found = java.util.stream.IntStream.range(0, pictures.size())
                .filter(i -> wanted.contains(pictures.id(i)))
                .count();
        return 2 * found >= wanted.size();
    }

    private static String name(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? "pictures" : name.toString().replaceAll("[^\\p{L}\\p{N}._-]+", "_");
    }
}
