package dev.kith.model.data.images;

import static dev.kith.model.data.images.TestFolder.truths;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kith.model.data.DataException;
import dev.kith.model.data.DataSet;
import dev.kith.model.data.Findings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels of folders and of tables, together. */
final class LabelTablesTest {
    @TempDir
    private Path root;

    @TempDir
    private Path elsewhere;

    private TestFolder folder = new TestFolder(Path.of("."));
    private TestFolder outside = new TestFolder(Path.of("."));

    @BeforeEach
    void makeFolders() {
        folder = new TestFolder(root);
        outside = new TestFolder(elsewhere);
    }

    @Test
    void foldersAndBothTablesAddUp() throws IOException {
        folder.images(
                "cat/1.png", "cat/2.png", "dog/3.png", "dog/4.png", "unlabelled/5.png", "unlabelled/6.png", "7.png");
        folder.table("labels.csv", "id,label", "unlabelled/5.png,dog", "cat/2.png,dog", "dog/4.png,dog");
        Path corrected = outside.table("corrected.csv", "id,label", "7.png,cat", "unlabelled/5.png,cat", "dog/3.png,");
        DataSet data = folder.open(corrected);

        assertThat(truths(data, data.training()))
                .isEqualTo(Map.of(
                        "cat/1.png", "cat",
                        "cat/2.png", "dog",
                        "dog/3.png", "-",
                        "dog/4.png", "dog",
                        "unlabelled/5.png", "cat",
                        "unlabelled/6.png", "-",
                        "7.png", "cat"));
        assertThat(data.findings().layout()).isEqualTo("class folders");
        assertThat(data.findings().tables())
                .containsExactly(
                        new Findings.Table("labels.csv in " + root, true, 3, ""),
                        new Findings.Table(corrected.toString(), true, 2, ""));
        assertThat(data.findings().notices())
                .containsExactly(
                        corrected + " and another table give different labels to one picture; " + corrected
                                + " counts: unlabelled/5.png (cat, not dog)",
                        "a label table gives 2 pictures another label than the folder does; the table counts: "
                                + "cat/2.png (dog), dog/3.png (no label)");
    }

    @Test
    void correctionsOfTheUnlabelledKeepTheClassFolders() throws IOException {
        String[] classes = {"disc", "square", "stripes"};
        String[] rows = new String[13];
        rows[0] = "id,label";
        for (int i = 0; i < 30; i++) {
            folder.images(classes[i % 3] + "/" + i + ".png");
        }
        for (int i = 0; i < 12; i++) {
            folder.images("unlabelled/u" + i + ".png");
            rows[i + 1] = "unlabelled/u" + i + ".png," + classes[i % 3];
        }
        DataSet data = folder.open(outside.table("corrected.csv", rows));
        long labelled = IntStream.range(0, data.training().size())
                        .filter(i -> data.training().truth(i) >= 0)
                        .count()
                + data.test().size();
        assertThat(labelled).isEqualTo(42);
    }

    @Test
    void theTestFolderStaysTheTestUnderATable() throws IOException {
        folder.images("train/0.png", "train/1.png", "test/2.png", "test/3.png", "unlabelled/4.png");
        folder.table("labels.csv", "id,label", "train/0.png,a", "train/1.png,b", "test/2.png,a", "test/3.png,b");
        DataSet data = folder.open();
        assertThat(truths(data, data.test())).isEqualTo(Map.of("test/2.png", "a", "test/3.png", "b"));
        assertThat(truths(data, data.training()))
                .isEqualTo(Map.of("train/0.png", "a", "train/1.png", "b", "unlabelled/4.png", "-"));
    }

    @Test
    void tablesAreFoundInAnyCaseAndBesideTheirPictures() throws IOException {
        folder.images("images/a.png", "images/b.png", "images/c.png", "other/x.png");
        folder.table("images/Labels.CSV", "id,label", "a.png,cat", "b.png,dog");
        DataSet data = folder.open();
        assertThat(truths(data, data.training()))
                .isEqualTo(
                        Map.of("images/a.png", "cat", "images/b.png", "dog", "images/c.png", "-", "other/x.png", "-"));
        assertThat(data.findings().layout()).isEqualTo("labels from a table alone, folder names mean nothing");

        folder.table("other/labels.tsv", "id\tlabel", "images/c.png\tcat");
        assertThat(truths(folder.open(), folder.open().training())).containsEntry("images/c.png", "cat");
        folder.table("labels.csv", "id,label", "images/a.png,dog");
        DataSet both = folder.open();
        assertThat(truths(both, both.training()))
                .as("the table at the top is stronger")
                .containsEntry("images/a.png", "dog");
    }

    @Test
    void whatIsNotUsedIsSaid() throws IOException {
        folder.images("cat/1.png", "dog/2.png", "cat/cat/1.png");
        folder.table("cat/labels.csv", "id,label", "cat/1.png,dog");
        folder.table("dog/labels.csv", "id,label", "gone.png,dog", "lost.png,dog");
        folder.table("annotations.csv", "file,class", "cat/1.png,dog");
        folder.table("prices.csv", "item,price", "apple,1");
        folder.table("people.csv", "id,label", "1,Ann");
        assertThat(folder.open().findings().notices())
                .containsExactly(
                        "cat/labels.csv in " + root + " is seen but not used: "
                                + "its ids name pictures both from the top folder and from its own",
                        "dog/labels.csv in " + root + " is seen but not used: 2 rows of dog/labels.csv in " + root
                                + " name pictures that are not there: line 2 gone.png, line 3 lost.png.",
                        "annotations.csv in " + root
                                + " is seen but not used: it is not called labels.csv; data.labels-file may name it");
        assertThat(folder.open().findings().tables())
                .extracting(Findings.Table::used)
                .containsOnly(false);
    }

    @Test
    void aTableThatIsKithsAloneGivesNoLabels() throws IOException {
        folder.images("cat/1.png", "dog/2.png", "unlabelled/3.png", "unlabelled/4.png");
        Path mine = outside.table(
                "mine.csv", "id,label,kith_label,reviewed", "unlabelled/3.png,cat,cat,", "unlabelled/4.png,dog,cat,");
        DataSet data = folder.open(mine);
        assertThat(truths(data, data.training()))
                .containsEntry("unlabelled/3.png", "-")
                .containsEntry("unlabelled/4.png", "dog");
        assertThat(data.findings().notices())
                .containsExactly(mine + ": 1 row is still Kith's own guess and no label by hand; "
                        + "write yes into the column reviewed where it is right");
    }

    @Test
    void rowsWithoutAPictureAreCountedAndTheFirstTenAreNamed() throws IOException {
        folder.images("a.png", "b.png");
        String[] rows = new String[203];
        rows[0] = "id,label";
        rows[1] = "a.png,cat";
        rows[2] = "b.png,dog";
        for (int i = 0; i < 200; i++) {
            rows[i + 3] = "gone" + i + ".png,cat";
        }
        folder.table("labels.csv", rows);
        fails("200 rows of labels.csv in " + root + " name pictures that are not there: line 4 gone0.png, "
                + "line 5 gone1.png, line 6 gone2.png, line 7 gone3.png, line 8 gone4.png, line 9 gone5.png, "
                + "line 10 gone6.png, line 11 gone7.png, line 12 gone8.png, line 13 gone9.png, … and 190 more.");
    }

    @Test
    void theTextOfTheFileIsQuotedUnchanged() throws IOException {
        folder.images("a.png", "b.png");
        folder.table("labels.csv", "id,label", "/data/a.png,cat", "/data//b.png,dog");
        fails("2 rows of labels.csv in " + root + " name pictures that are not there: line 2 /data/a.png, "
                + "line 3 /data//b.png. An id is the path of an image from the top folder of all images; "
                + "one from the root of the file system must lie below that folder.");
        folder.table("labels.csv", "id,label", "https://x.invalid/a.png,cat", "b.png,dog");
        fails("Line 2 of labels.csv in " + root + " names https://x.invalid/a.png, but there is no such image. "
                + "An id is the path of an image from the top folder of all images, not an address: "
                + "copy the pictures there.");
        folder.table("labels.csv", "id,label", root.toAbsolutePath() + "/a.png,cat", ".\\b.png,dog");
        DataSet data = folder.open();
        assertThat(truths(data, data.training())).isEqualTo(Map.of("a.png", "cat", "b.png", "dog"));
    }

    @Test
    void rowsOfOnePictureMustAgree() throws IOException {
        folder.images("a.png", "b.png", "c.png");
        folder.table(
                "labels.csv", "id,label", "a.png,cat", "a.png,cat", "./b.png,dog", "b.png,cat", "c.png,", "c.png,dog");
        fails(
                "labels.csv in " + root + " gives different labels to 2 pictures: "
                        + "b.png on line 4 (dog) and line 5 (cat), c.png on line 6 (none) and line 7 (dog). Keep one row of each.");
    }

    @Test
    void classesThatLookAlikeAreNamed() throws IOException {
        folder.images("Cat/1.png", "cat/2.png", "dog/3.png");
        assertThat(folder.open().findings().notices())
                .containsExactly("\"Cat\" and \"cat\" are 2 classes, though they look like one: "
                        + "rename them if they are meant as one");
        folder.images("1.png", "2.png", "3.png");
        folder.table("labels.csv", "id,label", "1.png,1", "2.png,1.0", "3.png,cat\u00a0");
        assertThat(folder.open().classes()).containsExactly("1", "1.0", "Cat", "cat", "dog");
        assertThat(folder.open().findings().notices())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("\"1\" and \"1.0\"");
    }

    private void fails(String message) {
        assertThatExceptionOfType(DataException.class).isThrownBy(folder::open).withMessageContaining(message);
    }
}
