package dev.kith.http.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenFileTest {
    private static final String READ = "kith_reader-0123456789";
    private static final String CONTROL = "kith_master-0123456789";

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("tokens"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void everyLineIsATokenAndTheRestIsComment() throws Exception {
        Tokens tokens = TokenFile.read(
                file("# people\n\nread " + READ + "   # the page in the hall\n  control\t" + CONTROL + "\n"));

        assertThat(tokens.scope(READ)).hasValue(Scope.READ);
        assertThat(tokens.scope(CONTROL)).hasValue(Scope.CONTROL);
    }

    @ParameterizedTest
    @CsvSource({
        "write SECRET, line 1: the first word must be read or control",
        "SECRET, line 1: expected 'read TOKEN' or 'control TOKEN'",
        "read SECRET SECRET, line 1: expected",
        "read abc, line 1: a token has 20 to 256 characters",
        "'', holds no token"
    })
    void aWrongLineIsNamedAndItsTokenNotRepeated(String line, String words) throws Exception {
        Path file = file(line.replace("SECRET", READ));

        assertThatThrownBy(() -> TokenFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(words)
                .hasMessageNotContaining(READ);
    }

    @Test
    void theSecondOfTwoEqualLinesIsNamed() throws Exception {
        Path file = file("read %s%ncontrol %s%n".formatted(READ, READ));

        assertThatThrownBy(() -> TokenFile.read(file)).hasMessageContaining("line 2: the same token twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw------x", "rw--w----"})
    void aFileThatOthersMayOpenIsRefusedWithWhatToDo(String permissions) throws Exception {
        Path file = file("read " + READ);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        assertThatThrownBy(() -> TokenFile.read(file)).hasMessageContaining("chmod 600 " + file);
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThatThrownBy(() -> TokenFile.read(folder.resolve("none"))).hasMessageContaining("no such file");
        assertThatThrownBy(() -> TokenFile.read(folder)).hasMessageContaining("is no file");
    }
}
