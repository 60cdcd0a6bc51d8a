package dev.kith.model.network;

import ai.djl.ndarray.NDArray;
import dev.kith.config.EncoderSettings;
import dev.kith.config.HeadSettings;
import dev.kith.config.MlpSettings;
import dev.kith.config.Settings;
import dev.kith.model.engine.Ops;
import dev.kith.model.engine.ParameterLayout;

/**
 * The parts of a network: encoder f, projector g, task head and predictor h, in this order in the flat vector. The target
 * network has f and g (and an averaged head, which only evaluation reads): its vector is a prefix of the online one, so
 * that publishing and averaging are one operation.
 *
 * <p>An architecture holds no values and may be shared by threads; a {@link ForwardPass} brings them.
 */
public final class Architecture {

    /** Share of the batch in a norm layer's running statistics, at each step. */
    public static final double NORM_MOMENTUM = Layers.NORM_MOMENTUM;

    /** Added to the variance in norm layers. */
    public static final double NORM_EPSILON = Layers.NORM_EPSILON;

    /** Everything that decides the shapes. */
    public record Description(
            int channels,
            int side,
            int classes,
            EncoderSettings encoder,
            MlpSettings projector,
            MlpSettings predictor,
            boolean head,
            HeadSettings.Input headInput) {

        /** The shapes that settings and a data set ask for. */
        public static Description of(Settings settings, int channels, int classes) {
            boolean supervised = settings.method() == Settings.Method.SUPERVISED;
            return new Description(
                    channels,
                    settings.data().imageSize(),
                    classes,
                    settings.encoder(),
                    settings.projector(),
                    settings.predictor(),
                    supervised || settings.head().enabled(),
                    supervised ? HeadSettings.Input.ENCODER : settings.head().input());
        }
    }

    private final Description description;
    private final ResidualEncoder encoder;
    private final Layer projector;
    private final Layer predictor;
    private final Layer head;
    private final ParameterLayout parameters;
    private final ParameterLayout targetParameters;
    private final ParameterLayout statistics;
    private final ParameterLayout targetStatistics;

    public Architecture(Description description) {
        this.description = description;
        Registry registry = new Registry();
        this.encoder = new ResidualEncoder(registry, description.encoder(), description.channels());
        int width = encoder.outputWidth();
        this.projector = Perceptron.of(registry, "projector", width, description.projector());
        int headWidth = description.headInput() == HeadSettings.Input.ENCODER
                ? width
                : description.projector().output();
        this.head = description.head()
                ? Layers.linear(registry, "head", headWidth, description.classes())
                : (x, pass) -> {
                    throw new IllegalStateException("this network has no task head");
                };
        int targetCount = registry.parameters().count();
        int targetStatisticsCount = registry.statistics().count();
        this.predictor =
                Perceptron.of(registry, "predictor", description.projector().output(), description.predictor());
        this.parameters = registry.parameters();
        this.statistics = registry.statistics();
        this.targetParameters = parameters.prefix(targetCount);
        this.targetStatistics = statistics.prefix(targetStatisticsCount);
    }

    public Description description() {
        return description;
    }

    /** Parameters of the online network. */
    public ParameterLayout parameters() {
        return parameters;
    }

    /** Parameters of the target network: a prefix of the online one's. */
    public ParameterLayout targetParameters() {
        return targetParameters;
    }

    /** Norm statistics of the online network. */
    public ParameterLayout statistics() {
        return statistics;
    }

    /** Norm statistics of the target network: a prefix of the online one's. */
    public ParameterLayout targetStatistics() {
        return targetStatistics;
    }

    /** Width of the encoder's features. */
    public int featureWidth() {
        return encoder.outputWidth();
    }

    /** Width of embeddings (projections and predictions alike). */
    public int embeddingWidth() {
        return description.projector().output();
    }

    /** Bytes of the largest thing between two layers of the encoder, for one image. */
    public long activationBytes() {
        return Float.BYTES * encoder.widestActivation(description.side());
    }

    /** Images, channels last {@code [batch, side, side, channels]}, to features {@code [batch, featureWidth]}. */
    public NDArray encode(NDArray images, ForwardPass pass) {
        // The transposed view of a channels-last buffer is what the convolution kernels like best.
        return encoder.forward(images.transpose(0, 3, 1, 2), pass);
    }

    /** Features to projections {@code [batch, embeddingWidth]}, not normalised. */
    public NDArray project(NDArray features, ForwardPass pass) {
        return projector.forward(features, pass);
    }

    /** Projections to predictions {@code [batch, embeddingWidth]}, not normalised. */
    public NDArray predict(NDArray projections, ForwardPass pass) {
        return predictor.forward(projections, pass);
    }

    /** Features or projections, as the head's input is set, to logits {@code [batch, classes]}. */
    public NDArray classify(NDArray features, NDArray projections, ForwardPass pass) {
        return head.forward(description.headInput() == HeadSettings.Input.ENCODER ? features : projections, pass);
    }

    /** Rows of unit length. */
    public static NDArray normalize(NDArray embeddings) {
        return Ops.normalizeRows(embeddings);
    }
}
