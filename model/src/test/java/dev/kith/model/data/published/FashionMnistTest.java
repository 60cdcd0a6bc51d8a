package dev.kith.model.data.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kith.model.data.DataException;
import dev.kith.model.data.DataSet;
import dev.kith.model.data.TestArchives;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same four files in small: three training images, one test image, of 1×2 pixels. */
class FashionMnistTest {
    private static final byte[] TRAIN_IMAGES = {0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 1, 0, 0, 0, 2, 1, 2, 3, 4, 5, 6};
    private static final byte[] TRAIN_LABELS = {0, 0, 8, 1, 0, 0, 0, 3, 9, 0, 4};
    private static final byte[] TEST_IMAGES = {0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 7, 8};
    private static final byte[] TEST_LABELS = {0, 0, 8, 1, 0, 0, 0, 1, 2};
    private static final List<byte[]> CONTENTS = List.of(TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS);

    @TempDir
    Path root;

    private Path folder = Path.of("");

    @BeforeEach
    void write() throws IOException {
        folder = Files.createDirectories(root.resolve("fashion-mnist"));
        for (FashionMnist.IdxPart part : parts(small(URI.create("http://unused/")))) {
            Files.write(folder.resolve(part.name() + ".gz"), TestArchives.gzip(content(part.name())));
        }
    }

    @Test
    void opensFromTheFolderOrTheOneAbove() {
        for (Path directory : List.of(root, folder)) {
            DataSet data = open(directory);
            assertThat(data.training().size()).isEqualTo(3);
            assertThat(data.training().truth(0)).isEqualTo(9);
            assertThat(data.test().image(0).at(0, 1, 0)).isEqualTo(8);
            assertThat(data.classes()).hasSize(10);
        }
    }

    @Test
    void anUnpackedFileIsReadToo() throws IOException {
        Files.delete(folder.resolve("a.gz"));
        Files.write(folder.resolve("a"), TRAIN_IMAGES);
        assertThat(open(root).training().size()).isEqualTo(3);
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(folder.resolve("b.gz"));
        fails("b.gz is not in", "data.download = true");
    }

    @Test
    void aChangedByteIsFoundByTheChecksum() throws IOException {
        byte[] changed = TRAIN_IMAGES.clone();
        changed[20]++;
        Files.write(folder.resolve("a.gz"), TestArchives.gzip(changed));
        fails("a.gz", "its MD5 checksum is not");
    }

    @Test
    void aTruncatedOrForeignFileIsNamed() throws IOException {
        long length = Files.size(folder.resolve("a.gz"));
        for (long cut : new long[] {0, 5, length / 2, length - 1}) {
            Files.write(folder.resolve("a.gz"), TestArchives.gzip(TRAIN_IMAGES));
            TestArchives.truncate(folder.resolve("a.gz"), cut);
            fails("a.gz", "cannot be read");
        }
        Files.writeString(folder.resolve("a.gz"), "<html>not found</html>");
        fails("a.gz", "cannot be read");
    }

    @Test
    void aFileThatUnpacksToMoreIsNotReadToItsEnd() throws IOException {
        Files.write(folder.resolve("a.gz"), TestArchives.gzip(new byte[1000]));
        fails("a.gz", "more than the 22 bytes");
    }

    @Test
    void missingFilesAreDownloaded() throws IOException {
        Files.delete(folder.resolve("a.gz"));
        Files.delete(folder.resolve("d.gz"));
        try (FileServer server = new FileServer()) {
            server.file("a.gz", TestArchives.gzip(TRAIN_IMAGES));
            server.file("d.gz", TestArchives.gzip(TEST_LABELS));
            DataSet data = small(server.address()).open(root, true, Downloads.Progress.none());
            assertThat(data.training().image(2).at(0, 1, 0)).isEqualTo(6);
            assertThat(server.requests()).isEqualTo(2);
        }
    }

    private void fails(String file, String why) {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> open(root))
                .withMessageContaining(file)
                .withMessageContaining(why);
    }

    private static DataSet open(Path directory) {
        return small(URI.create("http://unused/")).open(directory, false, Downloads.Progress.none());
    }

    private static FashionMnist small(URI address) {
        return new FashionMnist(address, part("a", 3), part("b", 1), part("c", 3), part("d", 1));
    }

    private static List<FashionMnist.IdxPart> parts(FashionMnist set) {
        return List.of(set.trainImages(), set.trainLabels(), set.testImages(), set.testLabels());
    }

    private static byte[] content(String name) {
        return CONTENTS.get(name.charAt(0) - 'a');
    }

    private static FashionMnist.IdxPart part(String name, int rank) {
        byte[] content = content(name);
        try {
            return new FashionMnist.IdxPart(
                    name, rank, content.length, TestDigests.md5(content), TestDigests.md5(TestArchives.gzip(content)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
