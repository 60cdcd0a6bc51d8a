package dev.kith.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kith.model.neighbor.Neighbor;
import dev.kith.model.neighbor.Vote;
import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnnClassifierTest {

    /** Unit vectors in the plane at angles in degrees. */
    private static Matrix circle(double... degrees) {
        float[] values = new float[degrees.length * 2];
        for (int i = 0; i < degrees.length; i++) {
            values[2 * i] = (float) Math.cos(Math.toRadians(degrees[i]));
            values[2 * i + 1] = (float) Math.sin(Math.toRadians(degrees[i]));
        }
        return new Matrix(degrees.length, 2, values);
    }

    private static LabelledBank bank(Matrix vectors, int... labels) {
        int[] examples = IntStream.range(0, labels.length).map(i -> 100 + i).toArray();
        List<String> ids = IntStream.of(examples).mapToObj(i -> "image " + i).toList();
        return new LabelledBank(Representation.EMBEDDING, vectors, labels, examples, ids);
    }

    private static Outputs outputs(Split split, Matrix embeddings, int... examples) {
        return new Outputs(split, examples, embeddings, embeddings, Optional.empty(), List.of());
    }

    private static Vote ask(KnnClassifier classifier, double angle) {
        return classifier.votes(circle(angle), new int[] {KnnClassifier.NO_ROW}).get(0);
    }

    @Test
    void theMajorityOfTheNearestWins() {
        KnnClassifier classifier = new KnnClassifier(bank(circle(0, 10, 20, 90, 180), 2, 1, 1, 0, 0), 3);
        Vote vote = ask(classifier, 2);
        assertThat(vote.label()).isEqualTo(1);
        assertThat(vote.agreement()).isEqualTo(2f / 3);
        assertThat(vote.neighbors()).extracting(Neighbor::id).containsExactly(0L, 1L, 2L);
        assertThat(vote.neighbors().get(0).similarity()).isCloseTo((float) Math.cos(Math.toRadians(2)), within(1e-6f));
    }

    @Test
    void aTieGoesToTheNearestThenToTheLowestLabel() {
        KnnClassifier classifier = new KnnClassifier(bank(circle(-10, 20, 25, -30), 3, 1, 1, 3), 4);
        assertThat(ask(classifier, 0).label()).isEqualTo(3);
        assertThat(ask(classifier, 12).label()).isEqualTo(1);
        KnnClassifier equal = new KnnClassifier(bank(circle(90, 90), 5, 4), 2);
        assertThat(ask(equal, 45).label()).isEqualTo(4);
    }

    @Test
    void weightsFallWithTheDistance() {
        LabelledBank bank = bank(circle(0, 60, 62), 0, 1, 1);
        assertThat(ask(new KnnClassifier(bank, 3), 1).label()).isEqualTo(1);
        Vote weighted = ask(new KnnClassifier(bank, 3, KnnClassifier.Weighting.SIMILARITY), 1);
        assertThat(weighted.label()).isZero();
        double near = Math.exp(Math.cos(Math.toRadians(1)) / 0.07);
        double far = Math.exp(Math.cos(Math.toRadians(59)) / 0.07) + Math.exp(Math.cos(Math.toRadians(61)) / 0.07);
        assertThat(weighted.agreement()).isCloseTo((float) (near / (near + far)), within(1e-5f));
    }

    @Test
    void aLabelledRowNeverCountsItself() {
        Matrix vectors = circle(0, 50, 90);
        KnnClassifier classifier = new KnnClassifier(bank(vectors, 0, 1, 2), 1);
        assertThat(classifier
                        .classify(outputs(Split.TRAINING, vectors, 100, 101, 102))
                        .labels())
                .as("training examples 100 … 102 are the bank")
                .containsExactly(1, 2, 1);
        assertThat(classifier
                        .classify(outputs(Split.OTHER, vectors, 100, 101, 102))
                        .labels())
                .as("equal numbers of another split are others")
                .containsExactly(0, 1, 2);
    }

    @Test
    void fewerEntriesThanNeighborsAllVote() {
        Vote vote = ask(new KnnClassifier(bank(circle(0, 5), 1, 1), 9), 3);
        assertThat(vote.neighbors()).hasSize(2);
        assertThat(vote.agreement()).isEqualTo(1);
    }

    @Test
    void anEmptyBankIsRefused() {
        assertThatThrownBy(() -> bank(new Matrix(0, 2, new float[0]))).hasMessageContaining("no labelled example");
    }

    @Test
    void blocksFindWhatANaiveSearchFinds() {
        Matrix vectors = random(5_000, 8, 1);
        Matrix queries = random(2_000, 8, 2); // more than one block of 2^22 similarities
        int[] labels = IntStream.range(0, vectors.rows()).map(i -> i % 7).toArray();
        int[] own = new int[queries.rows()];
        Arrays.fill(own, KnnClassifier.NO_ROW);
        List<Vote> votes = new KnnClassifier(bank(vectors, labels), 4).votes(queries, own);
        for (int row = 0; row < queries.rows(); row += 173) {
            int query = row;
            List<Long> expected = IntStream.range(0, vectors.rows())
                    .boxed()
                    .sorted(Comparator.comparing(i -> -dot(queries, query, vectors, i)))
                    .limit(4)
                    .map(Integer::longValue)
                    .toList();
            assertThat(votes.get(row).neighbors()).extracting(Neighbor::id).isEqualTo(expected);
        }
    }

    private static Matrix random(int rows, int columns, int stream) {
        RandomStream random = RandomStream.of(11, Purpose.SHAPES, 0, stream);
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new Matrix(rows, columns, values).normalizedRows();
    }

    private static double dot(Matrix a, int i, Matrix b, int j) {
        double sum = 0;
        for (int column = 0; column < a.columns(); column++) {
            sum += (double) a.at(i, column) * b.at(j, column);
        }
        return sum;
    }
}
