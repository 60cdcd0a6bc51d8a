package dev.kith.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.api.access.Scope;
import dev.kith.http.api.access.TokenFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCommandTest {
    @TempDir
    private Path folder;

    @Test
    void itsLinesAreThoseOfTheFile() throws Exception {
        Cli control = Cli.run("token");
        Cli read = Cli.run("token", "read");
        Path file = Files.writeString(folder.resolve("tokens"), control.out() + read.out());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThat(TokenFile.read(file).scope(control.out().strip().split(" ")[1]))
                .hasValue(Scope.CONTROL);
        assertThat(TokenFile.read(file).scope(read.out().strip().split(" ")[1])).hasValue(Scope.READ);
        assertThat(control.err()).contains("Authorization: Bearer").doesNotContain("kith_");
    }

    @Test
    void programsGetJson() {
        assertThat(Cli.run("token", "read", "--json").out())
                .matches("\\{\"scope\":\"read\",\"token\":\"kith_[A-Za-z0-9_-]{43}\"}\\R");
    }

    @Test
    void anUnknownScopeIsRefused() {
        assertThat(Cli.run("token", "write").exitCode()).isEqualTo(ExitCode.WRONG);
    }
}
