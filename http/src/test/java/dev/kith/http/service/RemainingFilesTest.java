package dev.kith.http.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.model.run.RunDirectory;
import dev.kith.model.run.RunException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemainingFilesTest {
    @TempDir
    private Path folder;

    @Test
    void whatStaysIsNamedAndTheRestCanBeRemovedLater() throws Exception {
        RunDirectory run = new RunDirectory(folder.resolve("one"));
        Files.createDirectories(run.checkpoints());
        Files.writeString(run.config(), "");
        Files.writeString(run.model(), "");
        Files.writeString(run.checkpoints().resolve("stuck"), "");

        assertThatThrownBy(() -> RemainingFiles.afterRemoval(run, file -> {
                    if (file.endsWith("stuck")) {
                        throw new AccessDeniedException(file.toString());
                    }
                    Files.delete(file);
                }))
                .isInstanceOf(RunException.class)
                .hasMessage("files of %s cannot be removed: checkpoints/stuck (AccessDeniedException)", run.path());
        assertThat(run.model()).doesNotExist();
        assertThat(run.config()).as("by which it is still known as a run").exists();

        RemainingFiles.afterRemoval(run, Files::delete);
        assertThat(run.path()).doesNotExist();
    }
}
