package dev.kith.model.data.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kith.model.data.DataException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Label files in themselves; {@link ImageFolderTest} has them beside images. */
class LabelsCsvTest {

    @Test
    void rowsKnowTheirLineWhateverTheLineEnds() {
        assertThat(LabelsCsv.parse("f", utf8("Label, ID \r\ncat,./a\\1.png\r\n\r\n\"x\ny\",b.png\n ,c.png")))
                .containsExactly(
                        new LabelsCsv.Row(2, "a/1.png", Optional.of("cat")),
                        new LabelsCsv.Row(4, "b.png", Optional.of("x\ny")),
                        new LabelsCsv.Row(6, "c.png", Optional.empty()));
    }

    @Test
    void accentsHaveOneSpelling() {
        assertThat(LabelsCsv.parse("f", utf8("id,label\ncafe\u0301.png,gru\u0308n")))
                .containsExactly(new LabelsCsv.Row(2, "café.png", Optional.of("grün")));
    }

    @Test
    void repeatedRowsMustAgree() {
        assertThat(LabelsCsv.parse("f", utf8("id,label\na,cat\na,cat"))).hasSize(1);
        fails("id,label\na,cat\nb,dog\na,dog", "Lines 2 and 4 of f give a different labels");
    }

    @Test
    void malformedFilesAreSaidToBe() {
        fails("", "f is empty");
        fails("name;label\na;b", "must name the columns id and label, separated by commas; it is: name;label");
        fails("id,x,label\na,b", "Line 2 of f has 2 columns where the header names 3");
        fails("id,label\na,\"cat", "Line 2 of f opens a quote that is never closed");
        fails("id,label\na,\"cat\"s", "Line 2 of f has text after a closing quote");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> LabelsCsv.parse("f", "id,label\na,caf\u00e9".getBytes(StandardCharsets.ISO_8859_1)))
                .withMessageContaining("not UTF-8");
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
