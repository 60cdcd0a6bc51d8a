package dev.kith.model.evaluation;

import dev.kith.config.EncoderSettings;
import dev.kith.config.EvaluationSettings;
import dev.kith.config.HeadSettings;
import dev.kith.config.MlpSettings;
import dev.kith.model.augmentation.Normalization;
import dev.kith.model.augmentation.PlainView;
import dev.kith.model.checkpoint.Safetensors;
import dev.kith.model.data.GivenImages;
import dev.kith.model.data.Image;
import dev.kith.model.data.picture.ImageDecoder;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.ParameterLayout;
import dev.kith.model.network.Architecture;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A small model with random values in every tensor, and pictures for it: what another program is compared with. The values follow
 * from {@link Random}, whose sequence is part of the Java platform.
 */
record ExportedModel(
        EncoderSettings encoder, MlpSettings projector, int side, Representation representation, boolean flip) {
    private static final Preprocessing PREPROCESSING =
            new Preprocessing(List.of(.45f, .5f, .55f), List.of(.2f, .25f, .3f));
    private static final EncoderSettings.Stem STRIDED = EncoderSettings.Stem.STRIDED;

    /** The model of the numbers that another program has written down. */
    static final ExportedModel WRITTEN_DOWN = new ExportedModel(
            new EncoderSettings(4, List.of(1, 2), STRIDED), new MlpSettings(8, 6), 16, Representation.FEATURE, true);

    /** Larger than the reduction's limit and thinned by two, larger, smaller than the square, and as large; all sorts of shapes. */
    static final SortedMap<String, Image> PICTURES = new TreeMap<>(Map.of(
            "long", picture(705, 301), "high", picture(33, 80), "small", picture(13, 9), "square", picture(16, 16)));

    /** A picture without any symmetry, of three channels. */
    private static Image picture(int width, int height) {
        byte[] pixels = new byte[width * height * 3];
        for (int i = 0; i < pixels.length; i++) {
            int x = i / 3 % width;
            int y = i / 3 / width;
            pixels[i] = (byte) (x * 5 + y * (3 + i % 3) + 70 * (i % 3) + x * y / 40);
        }
        return new Image(height, width, 3, pixels);
    }

    ShippedModel model() {
        Architecture.Description shape = new Architecture.Description(
                3, side, 2, encoder, projector, new MlpSettings(4, 6), true, HeadSettings.Input.ENCODER);
        Architecture architecture = new Architecture(shape);
        Random random = new Random(11);
        NetworkState state = new NetworkState(
                values(architecture.targetParameters(), random), values(architecture.targetStatistics(), random));
        int width = representation == Representation.FEATURE ? architecture.featureWidth() : projector.output();
        LabelledBank bank = new LabelledBank(
                representation, new Matrix(1, width, new float[width]), new int[1], new int[1], List.of("a.png"));
        return new ShippedModel(
                shape,
                List.of("one", "two"),
                PREPROCESSING,
                state,
                flip,
                EvaluationSettings.Classifier.HEAD,
                new KnnClassifier(bank, 1),
                Optional.empty());
    }

    /** Variances and factors of norm layers are positive, everything else has both signs. */
    private static HostTensor values(ParameterLayout layout, Random random) {
        HostTensor flat = HostTensor.allocate(layout.size());
        for (ParameterLayout.Entry entry : layout.entries()) {
            boolean positive =
                    entry.name().endsWith("running_var") || entry.name().endsWith("norm.weight");
            for (int i = 0; i < entry.size(); i++) {
                float value = random.nextFloat() - .5f;
                flat.floats().put((int) entry.offset() + i, positive ? value + 1 : value);
            }
        }
        return flat;
    }

    /** What Kith itself says: decoding, resizing and the network as in a run. */
    Matrix embeddings(List<byte[]> files) {
        List<Image> decoded = files.stream()
                .map(file -> new ImageDecoder(2 * side).decode("x", file))
                .toList();
        PlainView view = new PlainView(side, 3, new Normalization(PREPROCESSING.mean(), PREPROCESSING.std()));
        PlainImages images = (example, out, offset) -> view.make(decoded.get(example), view.newScratch(), out, offset);
        List<String> names = files.stream().map(file -> "x").toList();
        try (FrozenNetwork network = model().open()) {
            return representation.of(network.outputs(Selection.all(new GivenImages(names, decoded), images)));
        }
    }

    /** Writes the model of the written numbers, and the pictures, to a folder for {@code reproduce.py}. */
    public static void main(String[] folder) throws IOException {
        Path target = Files.createDirectories(Path.of(folder[0]));
        ModelFile file = ModelFile.of(WRITTEN_DOWN.model());
        Files.writeString(target.resolve("model.json"), file.json());
        Safetensors.write(target.resolve("model.safetensors"), file.tensors(), Map.of());
        for (Map.Entry<String, Image> picture : PICTURES.entrySet()) {
            Image image = picture.getValue();
            try (OutputStream out = Files.newOutputStream(target.resolve(picture.getKey() + ".ppm"))) {
                String head = "P6\n" + image.width() + " " + image.height() + "\n255\n";
                out.write(head.getBytes(StandardCharsets.US_ASCII));
                out.write(image.pixels());
            }
        }
    }
}
