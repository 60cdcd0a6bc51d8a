package dev.kith.http.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class AppendedLinesTest {
    @TempDir
    private Path folder;

    private Path file;
    private AppendedLines lines;

    @BeforeEach
    void begin() {
        file = folder.resolve("lines");
        lines = new AppendedLines(file);
    }

    /** What one reading tells; a restart is told as "again". */
    private List<String> read() {
        List<String> told = new ArrayList<>();
        lines.read(new AppendedLines.Reader() {
            @Override
            public void restarted() {
                told.add("again");
            }

            @Override
            public void lines(byte[] bytes, int length) {
                told.addAll(new String(bytes, 0, length, StandardCharsets.UTF_8)
                        .lines()
                        .toList());
            }
        });
        return told;
    }

    private void append(String text) throws Exception {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void eachLineIsToldOnce() throws Exception {
        append("one\ntwo\n");
        assertThat(read()).containsExactly("one", "two");
        assertThat(read()).isEmpty();
        append("three\n");
        assertThat(read()).containsExactly("three");
    }

    @Test
    void aTornLineWaitsForItsEnd() throws Exception {
        append("one\ntw");
        assertThat(read()).containsExactly("one");
        append("o\n");
        assertThat(read()).containsExactly("two");
    }

    @Test
    void aFileThatWasCutIsReadAgain() throws Exception {
        append("one\ntwo\n");
        read();
        Files.writeString(file, "one\n");
        assertThat(read()).containsExactly("again", "one");
    }

    @Test
    void aFileThatWasCutAndGrewBeyondIsReadAgain() throws Exception {
        append("one\ntwo\n");
        read();
        Files.writeString(file, "one\nTWO\nthree\n");
        assertThat(read()).containsExactly("again", "one", "TWO", "three");
    }

    @Test
    void aMissingFileIsEmpty() throws Exception {
        assertThat(read()).containsExactly("again");
        append("one\n");
        assertThat(read()).containsExactly("one");
        Files.delete(file);
        assertThat(read()).containsExactly("again");
    }

    @Test
    void longFilesAndLongLinesAreReadWhole() throws Exception {
        List<String> all = IntStream.range(0, 20_000)
                .mapToObj(i -> i + "x".repeat(i % 37))
                .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
        all.add(7_000, "y".repeat(400_000));
        append(String.join("\n", all) + "\n");

        assertThat(read()).isEqualTo(all);
    }

    @Test
    void aLineWithoutEndTakesNoMoreThanAMebibyte() throws Exception {
        append("one\n" + "z".repeat(3 << 20));
        assertThat(read()).containsExactly("one");
    }
}
