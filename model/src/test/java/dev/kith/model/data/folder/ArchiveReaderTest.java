package dev.kith.model.data.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kith.model.data.DataException;
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
        List<StoredFile> files = ArchiveReader.read(archive);
        assertThat(files).extracting(StoredFile::id).containsExactly("set/cat/1.png", "set/labels.csv");
        assertThat(files.get(0).content().read()).isEqualTo(PNG);
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
                    .isThrownBy(() -> ArchiveReader.read(archive))
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

    @ParameterizedTest
    @ValueSource(strings = {"a.zip", "a.tar", "a.tar.gz"})
    void aSymbolicLinkStopsTheRun(String name) throws IOException {
        Path archive = TestArchives.writeLink(folder.resolve(name), "cat/1.png", "/etc/passwd");
        refused(archive, "Entry cat/1.png of " + archive + " is a link");
    }

    @ParameterizedTest
    @ValueSource(
            bytes = {TarArchiveEntry.LF_LINK, TarArchiveEntry.LF_FIFO, TarArchiveEntry.LF_CHR, TarArchiveEntry.LF_BLK})
    void hardLinksAndDevicesStopTheRun(byte type) throws IOException {
        Path archive = TestArchives.writeSpecial(folder.resolve("a.tar"), "cat/1.png", type, "cat/2.png");
        refused(archive, "Entry cat/1.png of " + archive + " is a link or a device");
    }

    @Test
    void moreThanMemoryHoldsIsRefused() throws IOException {
        Path archive = TestArchives.write(folder.resolve("a.zip"), Map.of("1.png", new byte[3000]));
        assertThat(ArchiveReader.read(archive, 3000)).hasSize(1);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> ArchiveReader.read(archive, 2999))
                .withMessageContaining("Unpack it");
    }

    private static void refused(Path archive, String why) {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> ArchiveReader.read(archive))
                .withMessageContaining(why);
    }
}
