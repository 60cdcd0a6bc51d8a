package dev.kith.model.trace;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Every kind of entry of a trace. An entry's name is {@code step0/}, {@code step1/}, …, then the pattern, in which {@code d}
 * and {@code v} stand for the number of a direction or view, from 1, and {@code when} for {@code before} or {@code after}
 * the step. Entries that a method or setting has no use for are absent. Letters in shapes: {@code batch} rows, {@code dim}
 * width of embeddings, {@code parameters} and {@code statistics} lengths of the flat vectors, {@code unlabelled} rows
 * without label, {@code capacity} entries of the queue. One more entry, {@code architecture}, is a JSON text.
 */
public enum TraceKey {
    /** Index of each row's example among the training examples. */
    IDS("loader.ids", "int64", "[batch]"),
    /** Class of each row, −1 where it is not labelled. */
    LABELS("loader.labels", "int32", "[batch]"),
    /** Pixels of a view, normalised: the input of the networks. */
    VIEW("loader.view{v}", "float32", "[batch, side, side, channels]"),

    /** Online embeddings of all rows, of unit length; the rows without label are the queries of the vote. */
    ONLINE_EMBEDDINGS("online.embeddings{d}", "float32", "[batch, dim]"),
    /** Output of the joint head. The control has direction 1 only. */
    LOGITS("online.logits{d}", "float32", "[batch, classes]"),
    /** Smoothed targets of the joint head, multiplied by the weight of their row; zeros in rows that take no part. */
    HEAD_TARGETS("online.head_targets", "float32", "[batch, classes]"),
    /** Added to the logits of the candidates (columns) of each row: 0 for a negative, −1e9 for none. */
    NEGATIVES("online.negatives", "float32", "[batch, batch]"),
    /** The minimised sum. */
    LOSS("online.loss.total", "float64", "[]"),
    /** L_AUGM, before weighting. */
    LOSS_AUGMENTATION("online.loss.augmentation", "float64", "[]"),
    /** L_SEMPOS, before weighting. */
    LOSS_SEMANTIC_POSITIVE("online.loss.semantic_positive", "float64", "[]"),
    /** Cross-entropy of the joint head, before weighting. */
    LOSS_HEAD("online.loss.head", "float64", "[]"),
    /** 1 if the loss was not finite, so that gradient and update are absent. */
    REFUSED("online.refused", "int32", "[]"),
    /** Gradient of the total loss, in the layout of the parameters; without weight decay. */
    GRADIENT("online.gradient", "float32", "[parameters]"),
    /** Learning rate of the update. */
    LEARNING_RATE("online.learning_rate", "float64", "[]"),
    /** Trained parameters. */
    ONLINE_PARAMETERS("online.parameters.{when}", "float32", "[parameters]"),
    /** Running means and variances of the norm layers. */
    ONLINE_STATISTICS("online.statistics.{when}", "float32", "[statistics]"),
    /** AdamW: moving average of gradients. */
    FIRST_MOMENT("online.optimizer.first_moment.{when}", "float32", "[parameters]"),
    /** AdamW: moving average of squared gradients. */
    SECOND_MOMENT("online.optimizer.second_moment.{when}", "float32", "[parameters]"),
    /** AdamW: number of updates made, the exponent of its bias correction. */
    UPDATES("online.optimizer.updates.{when}", "int64", "[]"),
    /** SGD: the momentum buffer. */
    MOMENTUM("online.optimizer.momentum.{when}", "float32", "[parameters]"),

    /** Target embeddings of all rows, of unit length: positives and negatives. */
    TARGET_EMBEDDINGS("target.embeddings{d}", "float32", "[batch, dim]"),
    /** Share of the old parameters in the moving average. */
    DECAY("target.decay", "float64", "[]"),
    /** Averaged parameters: the layout's first parameters, up to {@code target_size}. */
    TARGET_PARAMETERS("target.parameters.{when}", "float32", "[target parameters]"),
    /** The target's own running statistics. */
    TARGET_STATISTICS("target.statistics.{when}", "float32", "[target statistics]"),
    /** Averages applied so far. */
    TARGET_VERSION("target.version.{when}", "int64", "[]"),

    /** Entries of a direction's queue, oldest first; those with label −1 are random start vectors. */
    QUEUE_EMBEDDINGS("queue.embeddings{d}.{when}", "float32", "[capacity, dim]"),
    /** Their labels. */
    QUEUE_LABELS("queue.labels{d}.{when}", "int32", "[capacity]"),
    /** Their examples, −1 for start vectors. */
    QUEUE_IDS("queue.ids{d}.{when}", "int64", "[capacity]"),
    /** The steps that embedded them, −1 for start vectors. */
    QUEUE_STEPS("queue.steps{d}.{when}", "int64", "[capacity]"),
    /** Steps whose additions it contains. */
    QUEUE_VERSION("queue.version.{when}", "int64", "[]"),
    /** 1 where a row has a semantic positive. */
    PRESENT("queue.present", "float32", "[batch]"),
    /** The semantic positive of each row, zeros where it has none. */
    POSITIVES("queue.positives{d}", "float32", "[batch, dim]"),

    /** Positions in the batch of the rows that were voted on. */
    VOTED_ROWS("labeler.rows", "int32", "[unlabelled]"),
    /** Their pseudo-labels, −1 where nobody could vote. */
    PSEUDO_LABELS("labeler.labels", "int32", "[unlabelled]"),
    /** Share of the votes that the pseudo-label got. */
    AGREEMENTS("labeler.agreements", "float32", "[unlabelled]"),
    /** Examples of the neighbours that voted, nearest first; rows with fewer are filled with −1. */
    NEIGHBOR_IDS("labeler.neighbors.ids", "int64", "[unlabelled, neighbors]"),
    /** Their labels; filled with −1. */
    NEIGHBOR_LABELS("labeler.neighbors.labels", "int32", "[unlabelled, neighbors]"),
    /** Their cosine similarities; filled with NaN. */
    NEIGHBOR_SIMILARITIES("labeler.neighbors.similarities", "float32", "[unlabelled, neighbors]");

    /** Name of the JSON text: settings, classes, directions, and where each parameter and norm statistic lies. */
    public static final String ARCHITECTURE = "architecture";

    private final String pattern;
    private final String type;
    private final String shape;
    private final Pattern names;

    TraceKey(String pattern, String type, String shape) {
        this.pattern = pattern;
        this.type = type;
        this.shape = shape;
        this.names = Pattern.compile("step\\d+/"
                + pattern.replace(".", "\\.")
                        .replace("{d}", "\\d+")
                        .replace("{v}", "\\d+")
                        .replace("{when}", "(before|after)"));
    }

    /** The name without its step. */
    public String pattern() {
        return pattern;
    }

    /** NumPy's name of the element type. */
    public String type() {
        return type;
    }

    /** The shape, in the letters that this type explains. */
    public String shape() {
        return shape;
    }

    /** The kind of a full name. */
    public static Optional<TraceKey> of(String name) {
        return Arrays.stream(values())
                .filter(key -> key.names.matcher(name).matches())
                .findFirst();
    }
}
