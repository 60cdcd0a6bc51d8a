package dev.kith.model.evaluation;

import static dev.kith.config.Text.format;

import dev.kith.config.EncoderSettings;
import dev.kith.config.HeadSettings;
import dev.kith.config.MlpSettings;
import dev.kith.model.network.Architecture;
import java.util.ArrayList;
import java.util.List;

/**
 * From the bytes of a picture to its embedding, step by step, so fully that another program comes to the same numbers: the part
 * {@code inference} of {@code model.json}. It is written for readers of that file, Kith itself does not read it.
 *
 * @param network the layers, whose tensors have the names in {@code model.safetensors}
 */
record InferenceGuide(
        Picture picture,
        Reduction reduction,
        Resize resize,
        NetworkInput input,
        NetworkLayers network,
        Embedding embedding) {

    /** What a decoded picture is. */
    record Picture(List<String> channels, String values, String orientation, String transparency, String grey) {
        static Picture of(int channels) {
            return new Picture(
                    channels == 1 ? List.of("grey") : List.of("red", "green", "blue"),
                    "8 bits a channel as stored; colour profiles are ignored",
                    "turned and mirrored as EXIF says",
                    "laid on white: floor((value * alpha + 255 * (255 - alpha) + 127) / 255)",
                    channels == 1
                            ? "floor((299 * red + 587 * green + 114 * blue + 500) / 1000)"
                            : "three equal channels");
        }
    }

    /** What happens to large picture files when they are read. */
    record Reduction(int whereShorterSideAbove, String thinning, String size, String kernel, String rounding) {
        static Reduction of(int side) {
            int limit = 2 * side;
            return new Reduction(
                    limit,
                    format(
                            "every n-th row and column from the first on, n = max(1, floor(shorter side / %d)), "
                                    + "before the orientation",
                            4 * limit),
                    format("each side times %d / shorter side after thinning, rounded half up, at least 1", limit),
                    "area average: pixel i, row and column alike, is the mean over [i * s, (i + 1) * s) of the source,"
                            + " s = source / target; pixels at its ends count by the part that is covered",
                    "of the exact mean: floor(mean + 1/2), to 8 bits");
        }
    }

    /** From a picture to a square. */
    record Resize(
            String values,
            int shorterSide,
            String longerSide,
            String kernel,
            double a,
            int radius,
            String weights,
            String edges,
            String order,
            String crop,
            List<Integer> clamp) {
        static Resize of(int side) {
            return new Resize(
                    "0 ... 255 divided by 255",
                    side,
                    format("floor(%d * longer side / shorter side)", side),
                    "cubic of Keys: for |x| < 1 (a + 2)|x|^3 - (a + 3)|x|^2 + 1, for |x| < 2 a|x|^3 - 5a|x|^2 + 8a|x|"
                            + " - 4a",
                    -0.5,
                    2,
                    "source pixel j of target pixel i weighs kernel((j + 0.5 - (i + 0.5) * s) / max(s, 1)), s = source"
                            + " / target",
                    "pixels outside of the picture are left out; the weights of a target pixel are divided by their"
                            + " sum",
                    "along rows, then along columns",
                    format("the centre: %1$d x %1$d from round((resized - %1$d) / 2) on, halves to even", side),
                    List.of(0, 1));
        }
    }

    /** What the network is given. */
    record NetworkInput(String values, String layout) {
        static final NetworkInput NORMALISED = new NetworkInput(
                "(x - preprocessing.mean) / preprocessing.std, by channel", "batch, height, width, channel");
    }

    /** A stage of the encoder; the first block of it has the stride. */
    record EncoderStage(String name, int blocks, int channels, int stride) {}

    /** The layers before the first stage. */
    record StemLayers(int kernel, int stride, String pool) {
        static StemLayers of(EncoderSettings.Stem stem) {
            return switch (stem) {
                case PLAIN -> new StemLayers(3, 1, "none");
                case STRIDED -> new StemLayers(3, 2, "none");
                case IMAGENET ->
                    new StemLayers(7, 2, "maximum of 3 x 3, stride 2, padding 1 that never is the maximum");
            };
        }
    }

    /** The layers. */
    record NetworkLayers(
            String convolution,
            String norm,
            double normEpsilon,
            String activation,
            StemLayers stem,
            List<EncoderStage> stages,
            String block,
            String shortcut,
            String features,
            String projection,
            String head) {
        static NetworkLayers of(Architecture.Description shape) {
            return new NetworkLayers(
                    "weight [out, in, height, width], cross-correlation without bias, zeros of floor(kernel / 2) on"
                            + " all sides",
                    "weight * (x - running_mean) / sqrt(running_var + norm_epsilon) + bias, by channel",
                    Architecture.NORM_EPSILON,
                    "relu(x) = max(x, 0)",
                    StemLayers.of(shape.encoder().stem()),
                    stages(shape.encoder()),
                    "relu(b.norm(b.conv(relu(a.norm(a.conv(x))))) + shortcut(x)); "
                            + "a.conv is 3 x 3 and has the stride, b.conv is 3 x 3 of stride 1",
                    "shortcut.norm(shortcut.conv(x)), 1 x 1 with the stride, where the file has these tensors;"
                            + " otherwise x",
                    "relu(stem.norm(stem.conv(x))), the stem's pool, the stages, then the mean over all places",
                    projection(shape.projector()),
                    !shape.head()
                            ? "none"
                            : shape.headInput() == HeadSettings.Input.ENCODER
                                    ? "softmax(head.weight * features + head.bias)"
                                    : "softmax(head.weight * projection + head.bias)");
        }

        private static List<EncoderStage> stages(EncoderSettings encoder) {
            List<EncoderStage> stages = new ArrayList<>();
            for (int i = 0; i < encoder.blocks().size(); i++) {
                stages.add(new EncoderStage(
                        "encoder.stage" + (i + 1), encoder.blocks().get(i), encoder.width() << i, i == 0 ? 1 : 2));
            }
            return stages;
        }

        private static String projection(MlpSettings projector) {
            String input = projector.hidden() == 0
                    ? "features"
                    : "relu(projector.norm(projector.hidden.weight * features + projector.hidden.bias))";
            return "projector.output.weight * " + input + " + projector.output.bias";
        }
    }

    /** What {@code neighbors.vectors} holds, and what the command {@code embed} writes. */
    record Embedding(Representation of, String mirrored, String length) {
        static Embedding of(Representation representation, boolean flip) {
            String both = representation == Representation.FEATURE
                    ? "the mean of the features of the square and of its mirror image (left and right change places)"
                    : "the mean of the projections, each scaled to length 1, of the square and of its mirror image";
            return new Embedding(
                    representation,
                    flip ? both : "not used",
                    "scaled to Euclidean length 1, lengths below 1e-12 count as 1e-12");
        }
    }

    static InferenceGuide of(ShippedModel model) {
        Architecture.Description shape = model.description();
        return new InferenceGuide(
                Picture.of(shape.channels()),
                Reduction.of(shape.side()),
                Resize.of(shape.side()),
                NetworkInput.NORMALISED,
                NetworkLayers.of(shape),
                Embedding.of(model.neighbors().bank().representation(), model.testTimeFlip()));
    }
}
