package dev.kith.model.data.images;

import static dev.kith.model.data.images.TestFolder.truths;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kith.model.data.BrokenExampleException;
import dev.kith.model.data.DataException;
import dev.kith.model.data.DataSet;
import dev.kith.model.data.Findings;
import dev.kith.model.data.TestSettings;
import dev.kith.model.data.folder.ContentScan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a look into the files changes. */
final class ScannedFolderTest {
    @TempDir
    private Path root;

    private DataSet open(List<String> broken, List<List<String>> identical) {
        return ImageFolder.presume(
                        root,
                        TestSettings.images(root),
                        files -> new ContentScan(
                                broken.stream()
                                        .map(id -> new BrokenExampleException(id, "no picture"))
                                        .toList(),
                                identical))
                .confirmed();
    }

    @Test
    void brokenPicturesAreNoExamples() throws IOException {
        new TestFolder(root).images("cat/1.png", "cat/2.png", "dog/3.png", "unlabelled/4.png", "unlabelled/5.png");
        DataSet data = open(List.of("cat/2.png", "unlabelled/4.png"), List.of());
        assertThat(truths(data, data.training())).containsOnlyKeys("cat/1.png", "dog/3.png", "unlabelled/5.png");
        assertThat(data.findings().broken())
                .extracting(BrokenExampleException::id)
                .containsExactly("cat/2.png", "unlabelled/4.png");
        assertThat(data.findings().passedOver().get("cannot be decoded"))
                .isEqualTo(new Findings.PassedOver(2, List.of("cat/2.png", "unlabelled/4.png")));
    }

    @Test
    void aClassWithoutAReadablePictureIsRefusedByName() throws IOException {
        new TestFolder(root).images("a/1.png", "b/2.png", "c/3.webp", "c/4.webp");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> open(List.of("c/3.webp", "c/4.webp"), List.of()))
                .withMessage(
                        "None of the labelled images of one class can be read: c (2, such as c/3.webp: no picture). "
                                + "Convert them to JPEG or PNG, repair them, or take them out.");
    }

    @Test
    void copiesAreToldAndNeverDrawnForTheTest() throws IOException {
        String[] cats = Stream.iterate(0, i -> i < 10, i -> i + 1)
                .map(i -> "cat/" + i + ".png")
                .toArray(String[]::new);
        String[] dogs = Stream.iterate(0, i -> i < 10, i -> i + 1)
                .map(i -> "dog/" + i + ".png")
                .toArray(String[]::new);
        new TestFolder(root).images(cats).images(dogs);
        DataSet usual = open(List.of(), List.of());
        List<String> drawn = List.copyOf(truths(usual, usual.test()).keySet());
        assertThat(drawn).hasSize(4);

        DataSet data = open(List.of(), List.of(List.of(drawn.get(0), drawn.get(2))));
        assertThat(truths(data, data.test())).hasSize(4).doesNotContainKeys(drawn.get(0), drawn.get(2));
        assertThat(data.findings().notices())
                .containsExactly("1 picture of the same content has labels of several classes: " + drawn.get(0)
                        + " (cat) = " + drawn.get(2) + " (dog)");
    }
}
