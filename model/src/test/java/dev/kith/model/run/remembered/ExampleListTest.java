package dev.kith.model.run.remembered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.model.data.DataException;
import dev.kith.model.run.RunDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExampleListTest {
    private static ExampleList list(String id, String label) {
        return new ExampleList(List.of(
                new RememberedExample(id, ExamplePart.LABELLED, Optional.of(label)),
                new RememberedExample("u", ExamplePart.UNLABELLED, Optional.empty()),
                new RememberedExample("v", ExamplePart.VALIDATION, Optional.of("cat")),
                new RememberedExample("t", ExamplePart.TEST, Optional.of("dog"))));
    }

    private static ExampleList read(String text) {
        return ExampleList.parse("examples.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void standsAsATable() {
        assertThat(list("a/1.png", "cat").csv())
                .isEqualTo(
                        "id,part,label\r\na/1.png,labelled,cat\r\nu,unlabelled,\r\nv,validation,cat\r\nt,test,dog\r\n");
        assertThat(list("a", "cat").sha256())
                .isNotEqualTo(list("a", "dog").sha256())
                .hasSize(64);
        assertThat(list("a", "cat").count(ExamplePart.TEST)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b",
                "a\"b",
                "\"",
                "a\nb",
                "a\r\nb",
                " a ",
                "a;b",
                "größe/写真 🙂.png",
                "'",
                "\u00a0x",
                "id",
                "-1",
                "=1+1"
            })
    void survivesAnyName(String name) {
        ExampleList list = list(name, name);

        assertThat(read(list.csv())).isEqualTo(list);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\0\0\0",
                "id,label\r\na,b\r\n",
                "id,part,label\r\na,labelled\r\n",
                "id,part,label\r\na,seen,b\r\n",
                "id,part,label\r\na,labelled,\"b\r\n"
            })
    void otherTextsAreRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(DataException.class).hasMessageContaining("examples.csv");
        assertThatThrownBy(() -> ExampleList.parse("examples.csv", new byte[] {(byte) 0xC3, 0x28}))
                .hasMessage("examples.csv is not UTF-8 text.");
    }

    @Test
    void whatIsDamagedIsNamedAndAsIfItWereNotThere(@TempDir Path folder) throws IOException {
        RunDirectory directory = new RunDirectory(folder);
        assertThat(RememberedRun.read(directory.examples(), directory.prepared()))
                .isEqualTo(new RememberedRun.Recall(Optional.empty(), Optional.empty()));

        RememberedRun run = Remembering.of(list("a", "cat"));
        run.write(directory.examples(), directory.prepared());
        assertThat(RememberedRun.read(directory.examples(), directory.prepared())
                        .run())
                .hasValue(run);

        Files.writeString(directory.examples(), list("b", "cat").csv());
        assertThat(RememberedRun.read(directory.examples(), directory.prepared())
                        .damage())
                .hasValue(directory.examples() + " is not as the run wrote it: it was changed or cut.");
        for (String text : List.of(
                "", "{}", "null", "[1]", "\0\0", run.from().toJson().replace("\"format\" : 1", "\"format\" : 9"))) {
            Files.writeString(directory.prepared(), text);
            assertThat(RememberedRun.read(directory.examples(), directory.prepared())
                            .damage()
                            .orElseThrow())
                    .as(text)
                    .contains("prepared.json");
        }
        Files.delete(directory.prepared());
        assertThat(RememberedRun.read(directory.examples(), directory.prepared())
                        .damage())
                .hasValue(directory.prepared() + " is missing.");
    }
}
