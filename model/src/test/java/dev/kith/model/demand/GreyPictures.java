package dev.kith.model.demand;

import dev.kith.model.data.DataSet;
import dev.kith.model.data.Examples;
import dev.kith.model.data.Image;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Small pictures of one colour each, of ten classes in turn: nothing that takes memory or time. */
record GreyPictures(int size) implements Examples {
    private static final int CLASSES = 10;

    static DataSet dataSet(int training, int test) {
        List<String> classes =
                IntStream.range(0, CLASSES).mapToObj(Integer::toString).toList();
        return new DataSet("grey", classes, 3, new GreyPictures(training), new GreyPictures(test));
    }

    @Override
    public Image image(int index) {
        byte[] pixels = new byte[8 * 8 * 3];
        Arrays.fill(pixels, (byte) index);
        return new Image(8, 8, 3, pixels);
    }

    @Override
    public int truth(int index) {
        return index % CLASSES;
    }

    @Override
    public String id(int index) {
        return Integer.toString(index);
    }
}
