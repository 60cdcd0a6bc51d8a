package dev.kith.model.data.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kith.model.data.DataException;
import dev.kith.model.data.TestArchives;
import dev.kith.model.data.TestImages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ArchiveKindTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"a.zip", "a.tar", "a.tar.gz", "a.tgz", "a.jpg", "a", "a.gz", "photos.backup", "a.cbz"})
    void theContentTellsTheKindWhateverTheEnding(String name) throws IOException {
        Map<String, byte[]> entries = Map.of("cat/1.png", TestImages.png());
        for (ArchiveKind kind : ArchiveKind.values()) {
            String made = List.of("made.zip", "made.tar", "made.tar.gz").get(kind.ordinal());
            Path file = folder.resolve(name);
            Files.write(file, Files.readAllBytes(TestArchives.write(folder.resolve(made), entries)));

            assertThat(ArchiveKind.of(file)).as("%s named %s", kind, name).isEqualTo(kind);
            List<String> names = new ArrayList<>();
            Archive.of(file).visit((entry, source) -> names.add(entry.name().text()));
            assertThat(names).containsExactly("cat/1.png");
        }
    }

    @ParameterizedTest
    @MethodSource
    void whatIsNotReadIsNamed(String name, String content, String message) throws IOException {
        Path file = Files.write(folder.resolve(name), content.getBytes(StandardCharsets.ISO_8859_1));

        refused(file, file + " " + message);
    }

    private static Stream<Arguments> whatIsNotReadIsNamed() {
        return Stream.of(
                Arguments.of(
                        "a.zip",
                        "Rar!\u001a\u0007\u0001",
                        "is a RAR archive, which is not read. Unpack it, and name the folder."),
                Arguments.of("a.rar", "Rar!\u001a\u0007\0", "is a RAR archive, which is not read."),
                Arguments.of("a.zip", "7z\u00bc\u00af'\u001c", "is a 7-Zip archive, which is not read."),
                Arguments.of("a.tar.bz2", "BZh91AY", "is a file compressed by bzip2, which is not read."),
                Arguments.of("a.tar.xz", "\u00fd7zXZ\0", "is a file compressed by xz, which is not read."),
                Arguments.of("a.tar.gz", "(\u00b5/\u00fd", "is a file compressed by zstd, which is not read."),
                Arguments.of("a.zip", "MSCF\0", "is a cabinet of Windows, which is not read."),
                Arguments.of(
                        "a.jpg",
                        "\u00ff\u00d8\u00ff\u00e0",
                        "is a single JPEG picture. Name a folder of pictures, or a zip or tar"),
                Arguments.of(
                        "a.h5", "\u0089HDF\r\n\u001a", "is an HDF5 file. Name a folder of pictures, or a zip or tar"),
                Arguments.of("a.npy", "\u0093NUMPY\u0001", "is an array of NumPy. Name a folder of pictures"),
                Arguments.of("a.txt", "text", "is neither a folder nor a .zip, .tar, .tar.gz or .tgz archive"),
                Arguments.of("a", "", "is neither a folder nor a .zip, .tar, .tar.gz or .tgz archive"));
    }

    @Test
    void gzipWithoutATarIsNamed() throws IOException {
        Path file = Files.write(folder.resolve("a.tar.gz"), TestArchives.gzip(new byte[2000]));
        assertThat(ArchiveKind.of(file))
                .as("the end of an archive without entries")
                .isEqualTo(ArchiveKind.COMPRESSED_TAR);

        Files.write(file, TestArchives.gzip("id,label\n".repeat(100).getBytes(StandardCharsets.UTF_8)));
        refused(
                file,
                file + " is a file compressed by gzip that holds no tar archive. Unpack it, and name the folder.");
    }

    @ParameterizedTest
    @CsvSource({"a.zip, ZIP", "a.tar, TAR", "a.tar.gz, COMPRESSED_TAR", "A.TGZ, COMPRESSED_TAR"})
    void contentThatTellsNothingIsLeftToTheName(String name, ArchiveKind kind) throws IOException {
        Path file = Files.write(folder.resolve(name), new byte[] {1, 2, 3});

        assertThat(ArchiveKind.of(file)).isEqualTo(kind);
    }

    private static void refused(Path file, String message) {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> ArchiveKind.of(file))
                .withMessageStartingWith(message);
    }
}
