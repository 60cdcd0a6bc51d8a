package dev.kith.model.data.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kith.model.data.DataException;
import dev.kith.model.data.Findings;
import dev.kith.model.data.TestArchives;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names in archives: decoded where the format tells, refused by their bytes where it does not. */
final class ArchiveNamesTest {
    private static final String ADVICE = "They were stored in a code page that the archive does not name."
            + " Make it again with UTF-8 names, or unpack it where the names are right.";

    private final Findings.Collector found = new Findings.Collector();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "UTF-8, true, false",
        "UTF-8, false, false", // as macOS writes it
        "UTF-8, false, true",
        "GBK, false, true",
        "Shift_JIS, false, true"
    })
    void zipNamesThatTheFormatTells(String encoding, boolean flag, boolean extraField) throws IOException {
        String[] names = {"水果/1.png", "dog/2.png"};

        Path zip = TestArchives.zipOfNames(folder.resolve("a.zip"), encoding, flag, extraField, names);

        assertThat(read(zip)).containsExactly(names);
    }

    @ParameterizedTest
    @CsvSource({
        "IBM437, Käse/1.png, K\\x84se/1.png",
        "IBM850, Käse/1.png, K\\x84se/1.png",
        "windows-1252, Käse/1.png, K\\xe4se/1.png",
        "GBK, 水果/1.png, \\xcb\\xae\\xb9\\xfb/1.png",
        "Shift_JIS, 水果/1.png, \\x90\\x85\\x89\\xca/1.png",
        "KOI8-R, кот/1.png, \\xcb\\xcf\\xd4/1.png",
        "IBM866, кот/1.png, \\xaa\\xae\\xe2/1.png"
    })
    void zipNamesOfACodePageAreRefused(String encoding, String name, String bytes) throws IOException {
        Path zip = TestArchives.zipOfNames(folder.resolve("a.zip"), encoding, false, false, name, "dog/2.png");

        refused(zip, "One name in " + zip + " cannot be told from its bytes: " + bytes + ". " + ADVICE);
    }

    @Test
    void otherFilesMayHaveSuchNames() throws IOException {
        Path zip = TestArchives.zipOfNames(folder.resolve("a.zip"), "IBM437", false, false, "dog/2.png", "Käse.txt");

        assertThat(read(zip)).containsExactly("dog/2.png");
        assertThat(found.findings().passedOver().get("files of other kinds").first())
                .containsExactly("K\\x84se.txt");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, false, 水果/1.png", // GNU
        "UTF-8, true, 水果/1.png",
        "UTF-8, false, Käse/1.png",
        "UTF-8, true, Käse/1.png",
        "ISO-8859-1, true, Käse/1.png", // a record of POSIX, whatever the old header holds
        "ISO-8859-1, true, é.png",
        "GBK, true, 水果/1.png"
    })
    void tarNamesThatTheFormatTells(String encoding, boolean records, String name) throws IOException {
        for (String file : List.of("a.tar", "a.tar.gz")) {
            Path tar = TestArchives.tarOfNames(folder.resolve(file), encoding, records, name, "dog/2.png");

            assertThat(read(tar)).as(file).containsExactly(name, "dog/2.png");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ISO-8859-1, Käse/1.png, K\\xe4se/1.png",
        "GBK, 水果/1.png, \\xcb\\xae\\xb9\\xfb/1.png",
        "KOI8-R, кот/1.png, \\xcb\\xcf\\xd4/1.png"
    })
    void tarNamesOfACodePageAreRefused(String encoding, String name, String bytes) throws IOException {
        String deep = "very-long-folder/".repeat(10) + name;
        String deepBytes = "very-long-folder/".repeat(10) + bytes;
        Path tar = TestArchives.tarOfNames(folder.resolve("a.tar"), encoding, false, "dog/2.png", name, deep);

        refused(
                tar,
                "2 names in " + tar + " cannot be told from their bytes: " + bytes + ", " + deepBytes + ". " + ADVICE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.zip", "a.tar", "a.tar.gz"})
    void differentFilesNeverBecomeOne(String name) throws IOException {
        String[][] twins = {
            {"caf\u00e9.png", "cafe\u0301.png", "caf\\u00e9.png and cafe\\u0301.png"},
            {"a//b.png", "a/b.png", "a//b.png and a/b.png"},
            {"./b.png", "b.png", "./b.png and b.png"},
            {"x/a\\b.png", "x/a/b.png", "x/a\\b.png and x/a/b.png"},
            {"\ud55c.png", "\u1112\u1161\u11ab.png", "\\ud55c.png and \\u1112\\u1161\\u11ab.png"}
        };
        for (String[] pair : twins) {
            Path file = archive(name, pair[0], pair[1], "dog/2.png");

            refused(
                    file,
                    "Different files in " + file + " have the same path, once it is written in one way: " + pair[2]
                            + ". Rename one of each.");
        }
    }

    @Test
    void namesThatDifferByCaseAreDifferent() throws IOException {
        assertThat(read(archive("a.zip", "Cat/1.png", "cat/1.png"))).containsExactly("Cat/1.png", "cat/1.png");
    }

    @Test
    void theSamePathTwice() throws IOException {
        Path zip = archive("a.zip", "1.png", "2.png", "1.png");
        refused(zip, "Entry 1.png of " + zip + " comes twice. Make the archive again with one of them.");

        Path tar = archive("a.tar", "1.png", "2.png", "1.png");
        assertThat(read(tar)).containsExactly("1.png", "2.png");
        assertThat(found.findings().notices())
                .containsExactly("One path comes in " + tar + " more than once, and the last one counts: 1.png.");
    }

    @Test
    void controlCharactersInNamesAreShown() throws IOException {
        Path zip = archive("a.zip", "x\u001b[31m//1.png", "x\u001b[31m/1.png");

        refused(zip, "x\\x1b[31m//1.png and x\\x1b[31m/1.png");
    }

    private Path archive(String name, String... names) throws IOException {
        Path file = folder.resolve(name);
        return name.endsWith(".zip")
                ? TestArchives.zipOfNames(file, "UTF-8", true, false, names)
                : TestArchives.tarOfNames(file, "UTF-8", true, names);
    }

    private List<String> read(Path archive) {
        return ArchiveReader.read(archive, found).pictures().stream()
                .map(StoredFile::id)
                .toList();
    }

    private static void refused(Path archive, String message) {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> ArchiveReader.read(archive, new Findings.Collector()))
                .withMessageContaining(message);
    }
}
