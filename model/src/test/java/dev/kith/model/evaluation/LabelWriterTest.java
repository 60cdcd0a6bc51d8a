package dev.kith.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.config.EvaluationSettings.Classifier;
import dev.kith.model.neighbor.Vote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelWriterTest {
    private final EvaluationData data = TestData.evaluationData();

    @TempDir
    Path directory;

    private List<String> write(Classifier kind, EvaluationData from) throws IOException {
        Path file = directory.resolve("labels.csv");
        int written = LabelWriter.write(TestRuns.model(kind, data), from.unlabelled(), file);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(written + 1);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
        return lines;
    }

    @Test
    void namesEveryUnlabelledExampleWithItsEvidence() throws IOException {
        List<String> lines = write(Classifier.KNN, data);
        assertThat(lines.get(0)).isEqualTo("id,label,confidence,votes,neighbors,similarities,kith_label,reviewed");
        assertThat(lines).hasSize(49);
        String label = "(\"low, dark\"|middle|high)";
        assertThat(lines.subList(1, lines.size()))
                .allMatch(line -> line.matches("train/\\d+\\.png," + label
                        + ",(1\\.0000|0\\.6667|0\\.3333)"
                        + ",\"\\{(\"\"[a-z, ]+\"\":[123],?)+}\""
                        + ",\"\\[\"\"train/\\d+\\.png\"\"(,\"\"train/\\d+\\.png\"\"){2}]\""
                        + ",\"\\[-?[01]\\.\\d{4}(,-?[01]\\.\\d{4}){2}]\""
                        + ",\\1,"));
        assertThat(lines.get(1)).startsWith("train/12.png,");
        assertThat(lines).as("a class name with a comma is quoted").anyMatch(l -> l.contains(",\"low, dark\","));
    }

    @Test
    void theEvidenceIsThatOfTheVote() throws IOException {
        ShippedModel model = TestRuns.model(Classifier.KNN, data);
        List<String> ids = model.neighbors().bank().ids();
        List<String> lines = write(Classifier.KNN, data);
        try (FrozenNetwork network = model.open()) {
            List<Vote> votes = model.neighbors().votes(network.outputs(data.unlabelled()));
            for (int i = 0; i < votes.size(); i++) {
                Vote vote = votes.get(i);
                String label = TestData.CLASSES.get(vote.label());
                String nearest = ids.get((int) vote.neighbors().get(0).id());
                String line = lines.get(i + 1).replace("\"", "");
                assertThat(line)
                        .startsWith("train/%d.png,%s,%.4f,{%s:".formatted(12 + i, label, vote.agreement(), label))
                        .contains(",[" + nearest + ",");
            }
        }
    }

    @Test
    void anotherShippedClassifierSpeaksInItsOwnColumns() throws IOException {
        for (Classifier kind : List.of(Classifier.HEAD, Classifier.LINEAR)) {
            List<String> lines = write(kind, data);
            assertThat(lines.get(0))
                    .endsWith(",similarities,classifier_label,classifier_confidence,kith_label,reviewed");
            assertThat(lines.subList(1, lines.size()))
                    .allMatch(line -> line.matches(".*]\",(\"low, dark\"|middle|high),[01]\\.\\d{4},[^\\d]+,"));
        }
    }

    @Test
    void theHiddenTruthChangesNothing() throws IOException {
        EvaluationData permuted = TestData.permutedTruth();
        Path file = directory.resolve("labels.csv");
        ShippedModel model = TestRuns.model(Classifier.LINEAR, permuted);
        LabelWriter.write(model, permuted.unlabelled(), file);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).isEqualTo(write(Classifier.LINEAR, data));
    }

    @Test
    void brokenExamplesAreLeftOut() throws IOException {
        EvaluationData broken = TestData.evaluationData(TestData.PARTITION, i -> i % 3, Set.of(12, 20));
        assertThat(write(Classifier.KNN, broken))
                .hasSize(47)
                .noneMatch(line -> line.startsWith("train/12.") || line.startsWith("train/20."));
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Path nowhere = directory.resolve("missing").resolve("labels.csv");
        assertThatThrownBy(() -> LabelWriter.write(TestRuns.model(Classifier.KNN, data), data.unlabelled(), nowhere))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("labels.csv");
    }

    @Test
    void aByteOrderMarkIsWrittenWhereAskedFor() throws IOException {
        Path file = directory.resolve("labels.csv");
        LabelWriter.write(TestRuns.model(Classifier.KNN, data), data.unlabelled(), file, true);
        assertThat(Files.readString(file)).startsWith("\uFEFFid,label,");
    }
}
