package dev.kith.model.demand;

import dev.kith.config.DataSettings;
import dev.kith.config.Settings;
import dev.kith.model.data.DataSet;
import dev.kith.model.data.Partition;

/**
 * What the demands of a run follow from, as far as its data are concerned.
 *
 * @param channels of each picture
 * @param classes how many
 * @param training training examples, labelled or not
 * @param test test examples
 * @param labelled examples whose label training sees
 * @param known whether the data have been opened; otherwise the numbers are what the settings alone tell, and no more than
 *     there will be
 */
public record DataFacts(int channels, int classes, long training, long test, long labelled, boolean known) {
    private static final int SHAPE_CLASSES = 10;

    /** Those of opened data. */
    public static DataFacts of(DataSet data, Partition partition) {
        return new DataFacts(
                data.channels(),
                data.classes().size(),
                data.training().size(),
                data.test().size(),
                partition.labelled().length,
                true);
    }

    /** Those that settings tell before any data are opened. */
    public static DataFacts foreseen(Settings settings) {
        DataSettings data = settings.data();
        return switch (data.source()) {
            case SHAPES ->
                new DataFacts(
                        3,
                        SHAPE_CLASSES,
                        data.shapesTrain(),
                        data.shapesTest(),
                        atMost(data.shapesTrain(), data),
                        false);
            case FASHION_MNIST -> new DataFacts(1, 10, 60_000, 10_000, atMost(60_000, data), false);
            case CLOTHING, IMAGES -> new DataFacts(3, 2, labels(data), 0, labels(data), false);
        };
    }

    private static long atMost(long training, DataSettings data) {
        return Math.min(training, labels(data));
    }

    private static long labels(DataSettings data) {
        return data.labels().isPresent()
                ? data.labels().getAsInt()
                : data.labelsPerClass().orElse(0);
    }
}
