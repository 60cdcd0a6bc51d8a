package dev.kith.model.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedFilesTest {
    private static final String LINE = "{\"step\":1,\"time\":0.5,\"loss\":2.0}\n";

    @TempDir
    Path folder;

    private RunDirectory run = new RunDirectory(Path.of(""));
    private final List<String> notices = new ArrayList<>();

    @BeforeEach
    void setUp() throws IOException {
        run = new RunDirectory(folder);
        Files.createDirectory(run.checkpoints());
        Files.writeString(run.metrics(), LINE);
        SettingsChange.write(run, List.of());
    }

    @Test
    void whatIsWholeStays() {
        DamagedFiles.setAside(run, notices::add);

        assertThat(notices).isEmpty();
        assertThat(run.changes()).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0\0\0\0", "[", "[null]", "{\"a\": 1}", "\u0001garbage", "[{}]"})
    void changesThatCannotBeReadAreSetAside(String text) throws IOException {
        Files.writeString(run.changes(), text);
        Files.writeString(folder.resolve("changes.json.damaged-1"), "earlier");

        DamagedFiles.setAside(run, notices::add);

        assertThat(notices)
                .containsExactly(
                        run.changes() + " is damaged and set aside as changes.json.damaged-2: earlier changes of"
                                + " settings are not in the report any more");
        assertThat(run.changes()).doesNotExist();
        assertThat(Files.readString(folder.resolve("changes.json.damaged-2"))).isEqualTo(text);
        assertThat(SettingsChange.read(run)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0\0", "null", "{", "[]", "\"x\""})
    void theMemoryOfTheBestIsSetAside(String text) throws IOException {
        Path best = Files.writeString(run.checkpoints().resolve("best.json"), text);

        DamagedFiles.setAside(run, notices::add);

        assertThat(notices)
                .singleElement()
                .asString()
                .contains("best.json is damaged and set aside as best.json.damaged-1");
        assertThat(best).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0\0\0\n",
                "null\n",
                "{\"step\":null}\n",
                "{\"step\":\n",
                "[]\n",
                "\u0001\n",
                "{\"step\":1,\"time\":1,\"loss\":\"x\"}\n"
            })
    void linesThatCannotBeReadAreLeftOut(String line) throws IOException {
        Files.writeString(run.metrics(), LINE + line + LINE);

        DamagedFiles.setAside(run, notices::add);

        assertThat(notices)
                .containsExactly(run.metrics()
                        + " is damaged: 1 lines cannot be read and are left out; the whole file is kept as"
                        + " metrics.jsonl.damaged-1");
        assertThat(MetricsLog.read(run.metrics())).hasSize(2);
        assertThat(Files.readString(folder.resolve("metrics.jsonl.damaged-1"))).isEqualTo(LINE + line + LINE);
    }

    @Test
    void bytesThatAreNoTextAreADamagedLine() throws IOException {
        byte[] bytes = (LINE + LINE).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        bytes[LINE.indexOf("loss")] = (byte) 0xFF;
        Files.write(run.metrics(), bytes);

        assertThat(MetricsLog.content(run.metrics()).damaged()).isEqualTo(1);
        assertThat(MetricsLog.read(run.metrics())).hasSize(1);
    }

    @Test
    void aLineTornByACrashIsNoDamage() throws IOException {
        Files.writeString(run.metrics(), LINE + "{\"step\":2,\"ti");

        DamagedFiles.setAside(run, notices::add);

        assertThat(notices).isEmpty();
        Files.delete(run.metrics());
        DamagedFiles.setAside(run, notices::add);
        assertThat(notices).containsExactly(run.metrics() + " is missing: curves and times begin anew");
    }
}
