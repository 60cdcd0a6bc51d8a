package dev.kith.model.data.shapes;

import static dev.kith.config.Text.format;

import dev.kith.config.DataSettings;
import dev.kith.model.data.CachedExamples;
import dev.kith.model.data.DataSet;
import dev.kith.model.data.Examples;
import dev.kith.model.data.Image;
import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import java.util.Arrays;
import java.util.List;

/**
 * The built-in set: colour pictures of ten figures, painted on demand and kept in memory. Example <i>i</i> is a pure
 * function of its split, <i>i</i> and the image size; it does not depend on the seed of a run, on the number of examples
 * or on the platform. The classes take turns, so that any number of examples is balanced.
 */
public final class ShapesExamples implements Examples {
    private static final long SEED = 1;
    private static final long FIRST_TEST_EXAMPLE = 1L << 40; // beyond any training index
    private static final ShapeClass[] CLASSES = ShapeClass.values();

    private final String prefix;
    private final long first;
    private final int size;
    private final int imageSize;

    private ShapesExamples(String prefix, long first, int size, int imageSize) {
        this.prefix = prefix;
        this.first = first;
        this.size = size;
        this.imageSize = imageSize;
    }

    /** Both splits in the sizes asked for. */
    public static DataSet dataSet(DataSettings settings) {
        List<String> classes = Arrays.stream(CLASSES).map(ShapeClass::label).toList();
        Examples training = new ShapesExamples("train/", 0, settings.shapesTrain(), settings.imageSize());
        Examples test = new ShapesExamples("test/", FIRST_TEST_EXAMPLE, settings.shapesTest(), settings.imageSize());
        long limit = CachedExamples.defaultLimit();
        return new DataSet("shapes", classes, 3, new CachedExamples(training, limit), new CachedExamples(test, limit));
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Image image(int index) {
        RandomStream random = RandomStream.of(SEED, Purpose.SHAPES, 0, first + index);
        return ShapePainter.paint(CLASSES[truth(index)], imageSize, random);
    }

    @Override
    public int truth(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(format("%d of %d", index, size));
        }
        return index % CLASSES.length;
    }

    @Override
    public String id(int index) {
        return prefix + index;
    }
}
