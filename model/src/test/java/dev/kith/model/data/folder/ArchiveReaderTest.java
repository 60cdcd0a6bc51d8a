package dev.kith.model.data.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kith.model.data.DataException;
import dev.kith.model.data.Findings;
import dev.kith.model.data.TestArchives;
import dev.kith.model.data.TestImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveReaderTest {
    private static final byte[] PNG = TestImages.png();

    private final Findings.Collector found = new Findings.Collector();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"a.zip", "a.tar", "a.tar.gz", "A.TGZ"})
    void readsImagesAndLabelsAndLeavesOutTheRest(String name) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("./set/cat/1.png", PNG);
        entries.put("set/labels.csv", new byte[] {'x'});
        entries.put("set/readme.txt", new byte[] {1});
        entries.put("set/.hidden/2.png", PNG);
        entries.put("set/cat/._1.png", PNG);
        entries.put("__MACOSX/set/cat/1.png", PNG);
        Path archive = name.equals("A.TGZ")
                ? Files.move(TestArchives.write(folder.resolve("b.tgz"), entries), folder.resolve(name))
                : TestArchives.write(folder.resolve(name), entries);
        Listing listing = ArchiveReader.read(archive, found);
        assertThat(ids(listing)).containsExactly("set/cat/1.png");
        assertThat(listing.tables()).extracting(StoredFile::id).containsExactly("set/labels.csv");
        assertThat(listing.pictures().get(0).content().read()).isEqualTo(PNG);
        assertThat(found.findings().passedOver())
                .containsOnly(
                        passed("files of other kinds", "set/readme.txt"),
                        passed("hidden files and folders", "set/.hidden"),
                        passed("files and folders of macOS", "set/cat/._1.png", "__MACOSX"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.zip", "a.tar", "a.tar.gz"})
    void everyTruncationIsNoticed(String name) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("cat/1.png", PNG);
        entries.put("dog/2.png", PNG);
        Path archive = TestArchives.write(folder.resolve(name), entries);
        byte[] whole = Files.readAllBytes(archive);
        int end = name.endsWith(".tar") ? whole.length - 1024 : whole.length - 1;
        for (int length : new int[] {0, 1, 100, 512, 1024, whole.length / 2, end}) {
            Files.write(archive, whole);
            TestArchives.truncate(archive, Math.min(length, end));
            assertThatExceptionOfType(DataException.class)
                    .as("%s cut to %d of %d bytes", name, length, whole.length)
                    .isThrownBy(() -> ArchiveReader.read(archive, found))
                    .withMessageContaining(archive.toString())
                    .withMessageContaining("damaged or incomplete");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.zip", "a.tar"})
    void aChangedByteIsNoticed(String name) throws IOException {
        Path archive = TestArchives.write(folder.resolve(name), Map.of("cat/1.png", PNG));
        byte[] bytes = Files.readAllBytes(archive);
        bytes[name.endsWith(".zip") ? 50 : 5]++; // inside the compressed data; inside the header
        Files.write(archive, bytes);
        refused(archive, "damaged or incomplete");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../escape.png", "cat/../../escape.png", "/etc/escape.png", "C:\\escape.png", "..\\escape.png"})
    void anEntryThatPointsOutsideStopsTheRun(String entry) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("cat/1.png", PNG);
        entries.put(entry, PNG);
        for (String name : List.of("a.zip", "a.tar", "a.tar.gz")) {
            refused(
                    TestArchives.write(folder.resolve(name), entries),
                    "escape.png of " + folder.resolve(name) + " points outside");
        }
    }

    @Test
    void symbolicLinksAndDevicesBesideThePicturesArePassedOver() throws IOException {
        for (byte type : new byte[] {
            TarArchiveEntry.LF_SYMLINK, TarArchiveEntry.LF_FIFO, TarArchiveEntry.LF_CHR, TarArchiveEntry.LF_BLK
        }) {
            Findings.Collector here = new Findings.Collector();
            Path archive =
                    TestArchives.tarWithLink(folder.resolve("a.tar"), "cat/2.png", type, "/etc/passwd", "cat/1.png");
            assertThat(ids(ArchiveReader.read(archive, here))).containsExactly("cat/1.png");
            assertThat(here.findings().passedOver())
                    .containsOnly(passed(
                            type == TarArchiveEntry.LF_SYMLINK
                                    ? "links, which are not followed inside an archive"
                                    : "pipes, sockets and devices",
                            "cat/2.png"));
        }
    }

    @Test
    void aSymbolicLinkInAZipIsNoPicture() throws IOException {
        Path archive = TestArchives.writeLink(folder.resolve("a.zip"), "cat/1.png", "/etc/passwd");
        refused(
                archive,
                "There is no JPEG, PNG, BMP, GIF, TIFF or WebP image in " + archive
                        + "; passed over: 1 × links, which are not followed inside an archive (cat/1.png …).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.tar", "a.tar.gz"})
    void aHardLinkIsASecondNameOfAPicture(String name) throws IOException {
        Path archive = TestArchives.tarWithLink(
                folder.resolve(name), "unlabelled/hard.png", TarArchiveEntry.LF_LINK, "./cat/1.png", "cat/1.png");
        Listing listing = ArchiveReader.read(archive, found);
        assertThat(ids(listing)).containsExactly("cat/1.png", "unlabelled/hard.png");
        assertThat(listing.pictures().get(1).content().read()).isEqualTo(PNG);
    }

    @Test
    void aHardLinkToWhatDoesNotComeBeforeItIsNamed() throws IOException {
        Path archive = TestArchives.tarWithLink(
                folder.resolve("a.tar"), "hard.png", TarArchiveEntry.LF_LINK, "later.png", "cat/1.png");
        refused(
                archive,
                "Entry hard.png of " + archive
                        + " is a hard link to later.png, which is no picture that comes before it. "
                        + "Make the archive again with tar --hard-dereference.");
        Path harmless = TestArchives.tarWithLink(
                folder.resolve("b.tar"), "notes.txt", TarArchiveEntry.LF_LINK, "later.txt", "cat/1.png");
        assertThat(ids(ArchiveReader.read(harmless, found))).containsExactly("cat/1.png");
    }

    @Test
    void anArchiveInsideSaysSo() throws IOException {
        Path archive = TestArchives.write(folder.resolve("a.zip"), Map.of("photos.zip", PNG));
        refused(
                archive,
                "image in " + archive
                        + ", but it holds another archive, photos.zip: unpack that, and name the folder.");
    }

    @Test
    void moreThanMemoryHoldsIsRefused() throws IOException {
        Path archive = TestArchives.write(folder.resolve("a.zip"), Map.of("1.png", new byte[3000]));
        assertThat(ArchiveReader.read(archive, found, 3000).pictures()).hasSize(1);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> ArchiveReader.read(archive, found, 2999))
                .withMessageContaining("Unpack it");
    }

    private static List<String> ids(Listing listing) {
        return listing.pictures().stream().map(StoredFile::id).toList();
    }

    private static Map.Entry<String, Findings.PassedOver> passed(String reason, String... names) {
        return Map.entry(reason, new Findings.PassedOver(names.length, List.of(names)));
    }

    private static void refused(Path archive, String why) {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> ArchiveReader.read(archive, new Findings.Collector()))
                .withMessageContaining(why);
    }
}
