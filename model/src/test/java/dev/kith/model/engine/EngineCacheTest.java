package dev.kith.model.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineCacheTest {
    @TempDir
    private Path folder;

    @Test
    void isAtHomeWhereThatCanBeWritten() {
        EngineCache cache = EngineCache.choose("", folder.toString(), folder);

        assertThat(cache.directory()).isEqualTo(folder.resolve(".djl.ai")).isEmptyDirectory();
        assertThat(cache.notice()).isEmpty();
    }

    @Test
    void isWhereTheUserSays() {
        Path named = folder.resolve("libraries");

        assertThat(EngineCache.choose(named.toString(), "/nonexistent/home", folder))
                .isEqualTo(new EngineCache(named, Optional.empty()));
    }

    /** A file in the place of a folder cannot be written by anyone, not even by the superuser of a container. */
    @Test
    void isATemporaryFolderWhereThatCannotBeWritten() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Path temporary = Files.createDirectory(folder.resolve("tmp"));

        EngineCache cache = EngineCache.choose(file.toString(), "/nonexistent/home", temporary);

        assertThat(cache.directory()).hasParent(temporary).isEmptyDirectory();
        assertThat(Files.getPosixFilePermissions(cache.directory()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(cache.notice())
                .contains(file + " cannot be written, so the tensor library is unpacked to " + cache.directory()
                        + "; DJL_CACHE_DIR names another folder");
        assertThat(EngineCache.choose(file.toString(), "/nonexistent/home", temporary))
                .as("later starts find it again")
                .isEqualTo(cache);
    }

    @Test
    void aHomeThatIsNoneIsNotMade() {
        EngineCache cache = EngineCache.choose("", folder.resolve("?").toString(), folder);

        assertThat(cache.directory()).hasParent(folder);
        assertThat(folder.resolve("?")).doesNotExist();
    }

    @Test
    void isNoFolderThatOthersMayWriteTo() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Path open = EngineCache.choose(file.toString(), "/", temporary).directory();
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(EngineCache.choose(file.toString(), "/", temporary).directory())
                .isNotEqualTo(open)
                .hasParent(temporary);
    }
}
