package dev.kith.model.evidence.bounds;

import dev.kith.config.DataSettings;
import dev.kith.model.data.CachedExamples;
import java.nio.file.Path;
import java.util.Optional;

/** How much heap the data of a resting run take when they are opened. Asked before they are. */
public final class DataMemory {
    /** 70,000 pictures of 28 × 28, which are held as they are. */
    private static final long FASHION = 70_000L * 28 * 28;

    private static final int CHANNELS = 3;

    private DataMemory() {}

    /** Bytes: decoded pictures are remembered up to a limit, archives are held as a whole. */
    public static long of(DataSettings data) {
        return switch (data.source()) {
            case SHAPES ->
                Math.min(
                        CachedExamples.defaultLimit(),
                        ((long) data.shapesTrain() + data.shapesTest())
                                * data.imageSize()
                                * data.imageSize()
                                * CHANNELS);
            case FASHION_MNIST -> FASHION;
            case CLOTHING -> CachedExamples.defaultLimit();
            case IMAGES -> Math.max(CachedExamples.defaultLimit(), archive(data.directory()));
        };
    }

    private static long archive(Optional<Path> directory) {
        return directory
                .map(Path::toFile)
                .filter(java.io.File::isFile)
                .map(java.io.File::length)
                .orElse(0L);
    }
}
