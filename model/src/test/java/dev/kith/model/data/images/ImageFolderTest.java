package dev.kith.model.data.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kith.config.DataSettings;
import dev.kith.model.data.BrokenExampleException;
import dev.kith.model.data.DataException;
import dev.kith.model.data.DataSet;
import dev.kith.model.data.Examples;
import dev.kith.model.data.TestArchives;
import dev.kith.model.data.TestImages;
import dev.kith.model.data.TestSettings;
import dev.kith.model.data.source.DataSets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
    private static final byte[] PNG = TestImages.png();

    @TempDir
    Path root;

    @Test
    void classFolders() throws IOException {
        images("cat/1.png", "dog/a/2.JPG", "dog/3.png", "loose.png", "unlabelled/4.png", "test/dog/5.png");
        DataSet data = open();
        assertThat(data.classes()).containsExactly("cat", "dog");
        assertThat(truths(data, data.training()))
                .isEqualTo(Map.of(
                        "cat/1.png", "cat",
                        "dog/a/2.JPG", "dog",
                        "dog/3.png", "dog",
                        "loose.png", "-",
                        "unlabelled/4.png", "-"));
        assertThat(truths(data, data.test())).isEqualTo(Map.of("test/dog/5.png", "dog"));
        assertThat(data.channels()).isEqualTo(3);
        assertThat(data.training().image(0).channels()).isEqualTo(3);
    }

    @Test
    void labelledAndUnlabelledFoldersInOneMoreFolder() throws IOException {
        images("my/photos/Labelled/cat/1.png", "my/photos/Labelled/dog/2.png", "my/photos/unlabeled/x/3.png");
        DataSet data = open();
        assertThat(truths(data, data.training()))
                .isEqualTo(Map.of("Labelled/cat/1.png", "cat", "Labelled/dog/2.png", "dog", "unlabeled/x/3.png", "-"));
        assertThat(data.test().size()).isZero();
    }

    @Test
    void splitFoldersWithALooseImage() throws IOException {
        images("train/cat/1.png", "train/dog/4.png", "validation/dog/2.png", "test/cat/3.png", "loose.png");
        DataSet data = open();
        assertThat(truths(data, data.training()))
                .isEqualTo(Map.of(
                        "train/cat/1.png",
                        "cat",
                        "train/dog/4.png",
                        "dog",
                        "validation/dog/2.png",
                        "dog",
                        "loose.png",
                        "-"));
        assertThat(data.validation())
                .extracting(data.training()::id)
                .as("what the user sets aside")
                .containsExactly("validation/dog/2.png");
        assertThat(truths(data, data.test())).isEqualTo(Map.of("test/cat/3.png", "cat"));
    }

    @Test
    void hiddenFilesAndOtherKindsAreLeftOut() throws IOException {
        images("cat/1.png", "dog/2.png", "cat/.3.png", ".trash/4.png", "__MACOSX/cat/5.png", "cat/notes.txt");
        assertThat(truths(open(), open().training()).keySet()).containsExactlyInAnyOrder("cat/1.png", "dog/2.png");
    }

    @Test
    void aLabelFileSaysEverything() throws IOException {
        images("a.png", "x/b.png", "x/it's, \"b\".png", "c.png", "d.png");
        labels(
                "confidence,id,label,note",
                "0.9,a.png,cat,",
                "0.1,\"x/b.png\",\"dog, small\",\"two\nlines\"",
                "1,\"x/it's, \"\"b\"\".png\",cat,",
                "0,c.png,,nobody knows");
        DataSet data = open();
        assertThat(data.classes()).containsExactly("cat", "dog, small");
        assertThat(truths(data, data.training()))
                .isEqualTo(Map.of(
                        "a.png", "cat",
                        "x/b.png", "dog, small",
                        "x/it's, \"b\".png", "cat",
                        "c.png", "-",
                        "d.png", "-"));
    }

    @Test
    void aRowOutweighsAFolder() throws IOException {
        images("labelled/cat/1.png", "labelled/dog/2.png", "labelled/dog/3.png", "unlabelled/4.png");
        labels("id,label", "labelled/dog/2.png,cat", "unlabelled/4.png,dog", "labelled/dog/3.png,");
        DataSet data = open();
        assertThat(truths(data, data.training()))
                .isEqualTo(Map.of(
                        "labelled/cat/1.png", "cat",
                        "labelled/dog/2.png", "cat",
                        "labelled/dog/3.png", "-",
                        "unlabelled/4.png", "dog"));
    }

    @Test
    void aLabelFileElsewhereMayWriteTheWrappingFolder(@TempDir Path elsewhere) throws IOException {
        images("photos/1.png", "photos/2.png");
        Path file = Files.writeString(elsewhere.resolve("mine.csv"), "\uFEFFid,label\r\nphotos/1.png,cat\r\n2.png,dog");
        DataSet data = DataSets.open(TestSettings.images(root, file));
        assertThat(truths(data, data.training())).isEqualTo(Map.of("1.png", "cat", "2.png", "dog"));
        Files.delete(file);
        fails(TestSettings.images(root, file), "mine.csv cannot be read: it is not there");
    }

    @Test
    void aRowWithoutAnImageIsNamed() throws IOException {
        images("a.png");
        labels("id,label", "a.png,cat", "b.png,dog");
        fails("Line 3 of labels.csv in " + root + " names b.png, but there is no such image");
    }

    @Test
    void archivesAreReadLikeFolders() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("set/dog/2.png", PNG);
        entries.put("set/cat/1.png", PNG);
        for (String name : new String[] {"a.zip", "a.tar", "a.tar.gz"}) {
            DataSet data = DataSets.open(TestSettings.images(TestArchives.write(root.resolve(name), entries)));
            assertThat(truths(data, data.training())).isEqualTo(Map.of("cat/1.png", "cat", "dog/2.png", "dog"));
            assertThat(data.training().id(0)).isEqualTo("cat/1.png");
        }
    }

    @Test
    void aFifthOfEachClassBecomesTheTest() throws IOException {
        for (int i = 0; i < 10; i++) {
            images("cat/%d.png".formatted(i), "dog/%d.png".formatted(i), "dog/more/%d.png".formatted(i));
        }
        DataSet data = open();
        assertThat(truths(data, data.test()).values())
                .containsExactlyInAnyOrder("cat", "cat", "dog", "dog", "dog", "dog");
        assertThat(truths(data, data.training())).hasSize(24).doesNotContainKeys(ids(data.test()));
        assertThat(ids(open().test())).containsExactly(ids(data.test()));
    }

    @Test
    void neededLabelsAreNotTakenForTheTest() throws IOException {
        images("cat/1.png", "cat/2.png", "dog/3.png", "dog/4.png");
        assertThat(open().test().size()).isZero();
        for (int i = 0; i < 10; i++) {
            images("cat/a%d.png".formatted(i), "dog/a%d.png".formatted(i), "unlabelled/%d.png".formatted(i));
        }
        assertThat(open().test().size()).as("every known label is learnt from").isZero();
    }

    @Test
    void whatCannotBeUsedIsSaid() throws IOException {
        fails("There is no JPEG, PNG, BMP, GIF, TIFF or WebP image in " + root);
        images("cat/1.png");
        fails("labels of no class");
        images("unlabelled/1.png");
        fails("labels of one class, cat");
        images("dog/1.png", "test/bird/1.png");
        fails("test/bird/1.png is a test image of class bird, which no training image has");
        images("test/1.png");
        fails("test/1.png lies in no class folder. Move it to test/<class>/1.png, or label it in a table.");
        images("test/2.png", "test/3.png");
        fails("3 images lie in no class folder, and no table labels them: test/1.png, test/2.png, test/3.png. "
                + "Move test/1.png to test/<class>/1.png, and so on");
        images("labelled/cat/1.png");
        fails(
                "2 images lie in none of the folders labelled, unlabelled and test, and no table labels them: cat/1.png, dog/1.png");
        Path text = Files.writeString(root.resolve("x.txt"), "text");
        fails(TestSettings.images(text), "neither a folder nor a .zip, .tar, .tar.gz or .tgz archive");
    }

    @Test
    void aBrokenImageIsNoExampleAndOneThatVanishesIsMetWhenItIsDecoded() throws IOException {
        images("cat/1.png", "dog/2.png");
        Files.writeString(root.resolve("cat/0.png"), "no image");
        DataSet data = open();
        assertThat(data.findings().broken())
                .extracting(BrokenExampleException::id)
                .containsExactly("cat/0.png");
        Examples training = data.training();
        assertThat(ids(training)).containsExactly("cat/1.png", "dog/2.png");
        Files.delete(root.resolve("dog/2.png"));
        assertThatExceptionOfType(BrokenExampleException.class)
                .isThrownBy(() -> training.image(1))
                .withMessage("dog/2.png: cannot be read: it is not there");
    }

    private void images(String... ids) throws IOException {
        for (String id : ids) {
            Path file = root.resolve(id);
            Files.createDirectories(file.getParent());
            Files.write(file, TestImages.png(id.hashCode()));
        }
    }

    private void labels(String... lines) throws IOException {
        Files.write(root.resolve("labels.csv"), String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    private DataSet open() {
        return DataSets.open(TestSettings.images(root));
    }

    private void fails(String why) {
        fails(TestSettings.images(root), why);
    }

    private static void fails(DataSettings settings, String why) {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> DataSets.open(settings))
                .withMessageContaining(why);
    }

    private static Map<String, String> truths(DataSet data, Examples examples) {
        Map<String, String> truths = new LinkedHashMap<>();
        for (int i = 0; i < examples.size(); i++) {
            int truth = examples.truth(i);
            truths.put(examples.id(i), truth < 0 ? "-" : data.classes().get(truth));
        }
        return truths;
    }

    private static String[] ids(Examples examples) {
        return IntStream.range(0, examples.size()).mapToObj(examples::id).toArray(String[]::new);
    }
}
