package dev.kith.model.data.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.kith.model.data.DataException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Label files in themselves; {@link LabelTablesTest} has them beside images. */
class LabelsCsvTest {

    @Test
    void rowsKnowTheirLineWhateverTheLineEnds() {
        assertThat(rows("Label, ID \r\ncat,./a\\1.png\r\n\r\n\"x\ny\",b.png\n ,c.png"))
                .containsExactly(
                        new LabelTable.Row(2, "./a\\1.png", Optional.of("cat")),
                        new LabelTable.Row(4, "b.png", Optional.of("x\ny")),
                        new LabelTable.Row(6, "c.png", Optional.empty()));
        assertThat(rows("id,label\n./a\\1.png,cat").get(0).id()).isEqualTo("a/1.png");
    }

    static Stream<Arguments> spreadsheets() {
        return Stream.of(
                Arguments.of("semicolons", utf8("\ufeffid;label\r\na.png;cat\r\nb, c.png;dog\r\n")),
                Arguments.of("tabs", utf8("id\tlabel\na.png\tcat\nb, c.png\tdog")),
                Arguments.of("quotes", utf8("\"id\",\"label\"\n\"a.png\",\"cat\"\n\"b, c.png\",\"dog\"")),
                Arguments.of("a separator that is told", utf8("sep=;\r\nid;label\r\na.png;cat\r\nb, c.png;dog")),
                Arguments.of("old ends of lines", utf8("id,label\ra.png,cat\r\"b, c.png\",dog")),
                Arguments.of("rows of separators", utf8("id,label,\na.png,cat,\n,,\n\"b, c.png\",dog,\n , ,\t\n,,\n")),
                Arguments.of(
                        "UTF-16", "\ufeffid\tlabel\na.png\tcat\nb, c.png\tdog".getBytes(StandardCharsets.UTF_16LE)),
                Arguments.of(
                        "UTF-16, big end first",
                        "\ufeffid;label\na.png;cat\nb, c.png;dog".getBytes(StandardCharsets.UTF_16BE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spreadsheets")
    void spreadsheetsAreRead(String what, byte[] table) {
        assertThat(LabelsCsv.parse("f", table).rows())
                .extracting(LabelTable.Row::written, row -> row.label().orElse("-"))
                .containsExactly(tuple("a.png", "cat"), tuple("b, c.png", "dog"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,label",
                "ID,Label",
                "file,class",
                "FileName,Category",
                "image,label",
                "path,label",
                "x,label,id"
            })
    void headersMayUseOtherWords(String header) {
        String row = header.startsWith("x") ? "0,cat,a.png" : "a.png,cat";
        assertThat(rows(header + "\n" + row)).containsExactly(new LabelTable.Row(2, "a.png", Optional.of("cat")));
    }

    @Test
    void unseenBlanksAreNoPartOfALabel() {
        assertThat(rows("id,label\na,cat\u00a0\nb,\u200bcat\nc, cat\t\nd,\u00a0"))
                .extracting(LabelTable.Row::label)
                .containsExactly(Optional.of("cat"), Optional.of("cat"), Optional.of("cat"), Optional.empty());
    }

    @Test
    void accentsHaveOneSpelling() {
        LabelTable.Row row = rows("id,label\ncafe\u0301.png,gru\u0308n").get(0);
        assertThat(row.id()).isEqualTo("café.png");
        assertThat(row.label()).contains("grün");
    }

    @Test
    void onlyWhatAPersonHasSaidCountsInATableOfKith() {
        LabelTable table = LabelsCsv.parse("f", utf8("""
                id,label,confidence,kith_label,reviewed
                guess.png,cat,0.9,cat,
                corrected.png,dog,0.9,cat,
                confirmed.png,cat,0.9,cat,yes
                crossed.png,cat,0.9,cat,x
                refused.png,cat,0.9,cat,no
                removed.png,,0.9,cat,
                added.png,bird,,,
                cleared.png,cat,0.9,,
                """));
        assertThat(table.rows())
                .extracting(LabelTable.Row::written)
                .containsExactly(
                        "corrected.png", "confirmed.png", "crossed.png", "removed.png", "added.png", "cleared.png");
        assertThat(table.guesses()).isEqualTo(2);
        assertThat(table.guessesText())
                .isEqualTo("2 rows are still Kith's own guess and no label by hand; "
                        + "write yes into the column reviewed where it is right");
    }

    @Test
    void aTableOfAnEarlierVersionCountsWhole() {
        LabelTable table = LabelsCsv.parse(
                "f", utf8("id,label,confidence,votes,neighbors,similarities\na.png,cat,1.0,cat:1,b;c.png,0.9;0.8"));
        assertThat(table.rows()).hasSize(1);
        assertThat(table.guesses()).isZero();
    }

    @Test
    void malformedFilesAreSaidToBe() {
        fails("", "f is empty");
        fails("\n , \n", "f is empty");
        fails("name;label\na;b", "must name the columns id and label, separated by commas; it is: name,label");
        fails("id,x,label\na,b", "Line 2 of f has 2 columns where the header names 3");
        fails(
                "id,x,label\na,b\nc,d,e\n\nf",
                "2 rows of f have fewer columns than the 3 that its header names: line 2 has 2, line 5 has 1.");
        fails("id,label\na,\"cat", "Line 2 of f opens a quote that is never closed");
        fails("id,label\na,\"cat\"s", "Line 2 of f has text after a closing quote");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> LabelsCsv.parse("f", "id,label\na,caf\u00e9".getBytes(StandardCharsets.ISO_8859_1)))
                .withMessageContaining("not UTF-8");
    }

    private static List<LabelTable.Row> rows(String text) {
        return LabelsCsv.parse("f", utf8(text)).rows();
    }

    private static void fails(String text, String why) {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> LabelsCsv.parse("f", utf8(text)))
                .withMessageContaining(why);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
