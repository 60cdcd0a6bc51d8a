package dev.kith.model.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenTablesTest {
    @TempDir
    Path folder;

    @Test
    void whatAPersonHasChangedIsNotReplaced() throws IOException {
        RunDirectory run = new RunDirectory(Files.createDirectory(folder.resolve("run")));
        WrittenTables tables = new WrittenTables(run);
        for (Path table : new Path[] {run.labels(), folder.resolve("elsewhere.csv")}) {
            assertThat(tables.mayReplace(table)).isTrue();
            Files.writeString(table, "id,label\na,cat\n");
            assertThat(tables.mayReplace(table)).as("not written by Kith").isFalse();
            tables.note(table);
            assertThat(tables.mayReplace(table)).isTrue();
            Files.writeString(table, "id,label\na,dog\n");
            assertThat(tables.mayReplace(table)).as("corrected").isFalse();
        }
        assertThat(tables.mayReplace(folder)).as("a folder is no table").isFalse();
    }

    @Test
    void aRunThatHasMovedKnowsItsTables() throws IOException {
        RunDirectory run = new RunDirectory(Files.createDirectory(folder.resolve("run")));
        Files.writeString(run.labels(), "x");
        new WrittenTables(run).note(run.labels());

        RunDirectory moved = new RunDirectory(Files.move(folder.resolve("run"), folder.resolve("moved")));

        assertThat(new WrittenTables(moved).mayReplace(moved.labels())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0\0", "{", "null", "[]", "{\"labels.csv\": {}}"})
    void whatCannotBeReadAllowsNothing(String text) throws IOException {
        RunDirectory run = new RunDirectory(folder);
        Files.writeString(run.labels(), "x");
        Files.writeString(run.written(), text);

        assertThat(new WrittenTables(run).mayReplace(run.labels())).isFalse();
        new WrittenTables(run).note(run.labels());
        assertThat(new WrittenTables(run).mayReplace(run.labels())).isTrue();
    }
}
