package dev.kith.model.data.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kith.model.data.DataException;
import dev.kith.model.data.Findings;
import dev.kith.model.data.TestImages;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FolderReaderTest {
    private final Findings.Collector found = new Findings.Collector();

    @TempDir
    private Path root;

    @Test
    void everyFileIsAPictureATableOrPassedOverWithAReason() throws IOException {
        files(
                "cat/1.png",
                "cat/@eaDir/1.png/SYNOPHOTO_THUMB_M.jpg",
                "dog/Thumbs.db",
                "dog/2.JPG",
                "dog/notes.txt",
                "dog/IMG.HEIC",
                "labels.csv",
                "dog/more.tsv",
                ".hidden/3.png",
                "photos.zip",
                "film.mp4");

        Listing listing = list();

        assertThat(listing.pictures()).extracting(StoredFile::id).containsExactly("cat/1.png", "dog/2.JPG");
        assertThat(listing.tables()).extracting(StoredFile::id).containsExactly("dog/more.tsv", "labels.csv");
        assertThat(found.findings().passedOver())
                .containsOnly(
                        passed("files and folders of Synology", "cat/@eaDir"),
                        passed("files and folders of Windows", "dog/Thumbs.db"),
                        passed("files of other kinds", "dog/notes.txt"),
                        passed("HEIC pictures are not read: convert them to JPEG or PNG", "dog/IMG.HEIC"),
                        passed("hidden files and folders", ".hidden"),
                        passed("archives, which are not opened: unpack them", "photos.zip"),
                        passed("videos", "film.mp4"));
    }

    @Test
    void filesWithoutAnEndingAreReadByTheirContent() throws IOException {
        files("class-4/0", "class-4/1");
        Files.writeString(root.resolve("class-4/README"), "text");

        assertThat(list().pictures()).extracting(StoredFile::id).containsExactly("class-4/0", "class-4/1");
        assertThat(found.findings().passedOver())
                .containsOnly(passed("files without an ending that are no pictures", "class-4/README"));
    }

    @Test
    void foldersWithoutAPictureAreToldTheOutermostOnly() throws IOException {
        files("a/1.png", "a/b/c/2.png", "texts/more/x.txt");
        Files.createDirectories(root.resolve("class-3"));
        Files.createDirectories(root.resolve("a/b/empty/deep"));

        list();

        assertThat(found.findings().passedOver())
                .contains(passed("folders without a picture", "a/b/empty", "class-3", "texts"));
    }

    @Test
    void aFolderThatCannotBeReadIsLeftOutWithANotice() throws IOException {
        files("cat/1.png", "closed/2.png", "shut/3.png");

        Listing listing = FolderReader.list(root, found, folder -> {
            if (folder.endsWith("closed") || folder.endsWith("shut")) {
                throw new AccessDeniedException(folder.toString());
            }
            return sorted(folder);
        });

        assertThat(listing.pictures()).extracting(StoredFile::id).containsExactly("cat/1.png");
        assertThat(found.findings().notices())
                .containsExactly("2 folders cannot be read, and are left out:"
                        + " closed (access is denied), shut (access is denied).");
        assertThat(found.findings().passedOver()).isEmpty();
    }

    @Test
    void aRootThatCannotBeReadIsRefused() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> FolderReader.list(root, found, folder -> {
                    throw new AccessDeniedException(folder.toString());
                }))
                .withMessage(root + " cannot be listed: access is denied.");
    }

    @Test
    void pipesAndLinksThatLeadNowhereArePassedOverUnopened() throws Exception {
        files("cat/1.png");
        Process mkfifo = new ProcessBuilder("mkfifo", root + "/cat/pipe.png", root + "/pipe").start();
        assertThat(mkfifo.waitFor()).isZero();
        Files.createSymbolicLink(root.resolve("gone.png"), root.resolve("nowhere"));
        Files.createSymbolicLink(root.resolve("null.png"), Path.of("/dev/null"));

        assertThat(list().pictures()).hasSize(1);
        assertThat(found.findings().passedOver())
                .containsOnly(
                        passed("pipes, sockets and devices", "cat/pipe.png", "pipe", "null.png"),
                        passed("links that lead nowhere", "gone.png"));
    }

    @Test
    void aLinkToAPictureThatIsHereTooIsKeptAndTold() throws IOException {
        files("unlabelled/1.png", "unlabelled/2.png", ".objects/x.png");
        Files.createDirectories(root.resolve("labelled/cat"));
        Files.createSymbolicLink(root.resolve("labelled/cat/1.png"), Path.of("../../unlabelled/1.png"));
        Files.createSymbolicLink(root.resolve("labelled/cat/x.png"), Path.of("../../.objects/x.png"));

        assertThat(list().pictures())
                .extracting(StoredFile::id)
                .containsExactlyInAnyOrder(
                        "unlabelled/1.png", "unlabelled/2.png", "labelled/cat/1.png", "labelled/cat/x.png");
        assertThat(found.findings().notices())
                .containsExactly("One link leads to a picture that is here under another name, too, and counts twice:"
                        + " labelled/cat/1.png and unlabelled/1.png.");
    }

    @Test
    void aLinkToAFolderIsFollowedUnlessTheFolderIsHereAnyway(@TempDir Path elsewhere) throws IOException {
        files("2021/1.png");
        Files.write(elsewhere.resolve("9.png"), TestImages.png());
        Files.createSymbolicLink(root.resolve("2020"), root.resolve("2021"));
        Files.createSymbolicLink(root.resolve("away"), elsewhere);
        Files.createSymbolicLink(root.resolve("away-again"), elsewhere);

        assertThat(list().pictures()).extracting(StoredFile::id).containsExactly("2021/1.png", "away/9.png");
        assertThat(found.findings().passedOver())
                .containsOnly(passed("links to folders that are here anyway", "2020", "away-again"));
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "../.."})
    void aLinkToAFolderAboveItIsRefused(String target) throws IOException {
        files("a/1.png");
        Files.createSymbolicLink(root.resolve("a/back"), Path.of(target));

        refused(root.resolve("a/back") + " links back to a folder above it. Remove the link.");
    }

    @Test
    void linksInCirclesLeadNowhere() throws IOException {
        files("a/1.png");
        Files.createSymbolicLink(root.resolve("x"), Path.of("y"));
        Files.createSymbolicLink(root.resolve("y"), Path.of("x"));

        assertThat(list().pictures()).hasSize(1);
        assertThat(found.findings().passedOver()).containsOnly(passed("links that lead nowhere", "x", "y"));
    }

    @Test
    void aBackslashThatMakesTwoPathsOneIsRefused() throws IOException {
        files("cat/1.png", "cat\\1.png", "dog/2.png");

        refused("Different files in " + root + " have the same path, once it is written in one way: ");
    }

    @Test
    void noPictureIsToldWithWhatIsThereInstead() throws IOException {
        files("photos.zip");
        refused("There is no JPEG, PNG, BMP, GIF, TIFF or WebP image in " + root
                + ", but it holds another archive, photos.zip: unpack that, and name the folder.");
        Files.delete(root.resolve("photos.zip"));
        files("a.heic", "b.heic");
        refused("; passed over: 2 × HEIC pictures are not read: convert them to JPEG or PNG (a.heic …)");
    }

    @Test
    void theFirstTenOfManyAndTheirNumber() throws IOException {
        files(IntStream.range(10, 30).mapToObj(i -> "x%d.txt".formatted(i)).toArray(String[]::new));
        files("1.png");

        list();

        assertThat(found.findings().passedOver().get("files of other kinds"))
                .isEqualTo(new Findings.PassedOver(
                        20,
                        IntStream.range(10, 20)
                                .mapToObj(i -> "x%d.txt".formatted(i))
                                .toList()));
    }

    private Listing list() {
        return FolderReader.list(root, found);
    }

    private void refused(String why) {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> FolderReader.list(root, new Findings.Collector()))
                .withMessageContaining(why);
    }

    private void files(String... ids) throws IOException {
        for (String id : ids) {
            Path file = root.resolve(id);
            Files.createDirectories(file.getParent());
            Files.write(file, TestImages.png());
        }
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted().toList();
        }
    }

    private static java.util.Map.Entry<String, Findings.PassedOver> passed(String reason, String... names) {
        return java.util.Map.entry(reason, new Findings.PassedOver(names.length, List.of(names)));
    }
}
