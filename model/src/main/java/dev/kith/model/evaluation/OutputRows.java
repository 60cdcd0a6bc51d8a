package dev.kith.model.evaluation;

import dev.kith.model.data.BrokenExampleException;
import dev.kith.model.network.Architecture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers the outputs of batches, without the rows of broken examples. */
final class OutputRows {
    private final Split split;
    private final int[] examples;
    private final float[] features;
    private final float[] embeddings;
    private final Optional<float[]> probabilities;
    private final int featureWidth;
    private final int embeddingWidth;
    private final int classes;
    private final List<BrokenExampleException> broken = new ArrayList<>();
    private int rows;

    OutputRows(Split split, int capacity, Architecture architecture) {
        this.split = split;
        this.featureWidth = architecture.featureWidth();
        this.embeddingWidth = architecture.embeddingWidth();
        this.classes = architecture.description().classes();
        this.examples = new int[capacity];
        this.features = new float[Math.multiplyExact(capacity, featureWidth)];
        this.embeddings = new float[Math.multiplyExact(capacity, embeddingWidth)];
        this.probabilities = architecture.description().head()
                ? Optional.of(new float[Math.multiplyExact(capacity, classes)])
                : Optional.empty();
    }

    /** Adds a batch; {@code failures} holds an exception for each row to leave out. */
    void add(
            int[] batch,
            @Nullable BrokenExampleException[] failures,
            float[] batchFeatures,
            float[] batchEmbeddings,
            Optional<float[]> batchProbabilities) {
        for (int i = 0; i < batch.length; i++) {
            BrokenExampleException failure = failures[i];
            if (failure != null) {
                broken.add(failure);
                continue;
            }
            int from = i;
            examples[rows] = batch[i];
            copyRow(batchFeatures, from, features, featureWidth);
            copyRow(batchEmbeddings, from, embeddings, embeddingWidth);
            batchProbabilities.ifPresent(p -> copyRow(p, from, probabilities.orElseThrow(), classes));
            rows++;
        }
    }

    private void copyRow(float[] source, int row, float[] target, int width) {
        System.arraycopy(source, row * width, target, rows * width, width);
    }

    Outputs build() {
        return new Outputs(
                split,
                Arrays.copyOf(examples, rows),
                matrix(features, featureWidth),
                matrix(embeddings, embeddingWidth),
                probabilities.map(values -> matrix(values, classes)),
                broken);
    }

    private Matrix matrix(float[] values, int width) {
        int used = rows * width;
        return new Matrix(rows, width, used == values.length ? values : Arrays.copyOf(values, used));
    }
}
