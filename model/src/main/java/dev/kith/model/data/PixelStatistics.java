package dev.kith.model.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Mean and standard deviation of the values of each channel, on the scale 0…1, over training images. Every image has the
 * same weight, whatever its size.
 *
 * @param mean {@code [channels]}
 * @param std {@code [channels]}, population form, at least 1/255 so that one may divide by it
 * @param images how many were looked at
 */
public record PixelStatistics(List<Double> mean, List<Double> std, int images) {
    private static final int MOST_IMAGES = 2_000;
    private static final double SMALLEST_STD = 1.0 / 255;

    public PixelStatistics {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
    }

    /**
     * Measures at most 2,000 of the labelled and unlabelled examples, spread evenly over their indices. Validation and
     * test images are never looked at.
     *
     * @param broken is told of examples that cannot be decoded; they are left out
     * @throws DataException if no example can be decoded, or too many cannot
     */
    public static PixelStatistics of(DataSet data, Partition partition, BrokenExamples broken) {
        int[] pool = IntStream.concat(IntStream.of(partition.labelled()), IntStream.of(partition.unlabelled()))
                .sorted()
                .toArray();
        int wanted = Math.min(MOST_IMAGES, pool.length);
        int channels = data.channels();
        double[] mean = new double[channels];
        double[] square = new double[channels];
        int images = 0;
        for (Measured one : measured(data.training(), pool, wanted, channels)) {
            if (one.failure().isPresent()) {
                broken.add(one.failure().get());
                continue;
            }
            for (int c = 0; c < channels; c++) {
                mean[c] += one.mean()[c];
                square[c] += one.square()[c];
            }
            images++;
        }
        if (images == 0) {
            throw new DataException("None of the training images can be decoded.");
        }
        List<Double> means = new ArrayList<>();
        List<Double> stds = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            double m = mean[c] / images;
            means.add(m);
            stds.add(Math.max(SMALLEST_STD, Math.sqrt(Math.max(0, square[c] / images - m * m))));
        }
        return new PixelStatistics(means, stds, images);
    }

    /**
     * One picture: means of its values and of their squares, by channel.
     *
     * @param failure present if it cannot be decoded
     */
    @SuppressWarnings("ArrayRecordComponent") // made and used in one place
    private record Measured(double[] mean, double[] square, Optional<BrokenExampleException> failure) {}

    /** Decoded by all processors, and in the order of the examples: so that sums are rounded alike wherever they are made. */
    private static List<Measured> measured(Examples examples, int[] pool, int wanted, int channels) {
        IntStream chosen = IntStream.range(0, wanted).map(i -> pool[(int) ((long) i * pool.length / wanted)]);
        return DecodingTeam.of(chosen)
                .mapToObj(example -> measured(examples, example, channels))
                .toList();
    }

    private static Measured measured(Examples examples, int example, int channels) {
        try {
            Image image = examples.image(example);
            double[] mean = new double[channels];
            double[] square = new double[channels];
            add(image, mean, square);
            return new Measured(mean, square, Optional.empty());
        } catch (BrokenExampleException e) {
            return new Measured(new double[0], new double[0], Optional.of(e));
        }
    }

    private static void add(Image image, double[] mean, double[] square) {
        int channels = image.channels();
        long[] sum = new long[channels];
        long[] sumOfSquares = new long[channels];
        byte[] pixels = image.pixels();
        for (int i = 0; i < pixels.length; i++) {
            int value = pixels[i] & 0xFF;
            sum[i % channels] += value;
            sumOfSquares[i % channels] += (long) value * value;
        }
        double count = (double) pixels.length / channels;
        for (int c = 0; c < channels; c++) {
            mean[c] += sum[c] / (255 * count);
            square[c] += sumOfSquares[c] / (255.0 * 255 * count);
        }
    }
}
