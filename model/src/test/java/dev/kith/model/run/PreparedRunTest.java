package dev.kith.model.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.config.Settings;
import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.model.data.DataException;
import dev.kith.model.data.TestImages;
import dev.kith.model.data.published.Downloads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run is prepared while its files are looked into: what that brings to light counts all the same. */
final class PreparedRunTest {
    private static final byte[] NO_PICTURE = {1, 2, 3};

    @TempDir
    private Path folder;

    private int pictures;

    @BeforeEach
    void sixLabelled() throws IOException {
        for (String name : new String[] {"cat", "dog"}) {
            for (int i = 0; i < 3; i++) {
                picture("labelled/" + name + "/" + i + ".png");
                picture("unlabelled/" + name + i + ".png");
            }
        }
    }

    private void picture(String id) throws IOException {
        write(id, TestImages.png(pictures++));
    }

    private void write(String id, byte[] content) throws IOException {
        Path file = folder.resolve(id);
        Files.createDirectories(file.resolveSibling("."));
        Files.write(file, content);
    }

    private PreparedRun prepared(String... words) {
        SettingsRequest request = SettingsRequest.ofPreset("images")
                .set("data.directory", folder.toString(), "test")
                .assign(words);
        Settings settings = SettingsLoader.load(request).settings();
        return PreparedRun.toTrain(settings, Downloads.Progress.none());
    }

    @Test
    void cleanFilesAreAsPresumed() {
        PreparedRun run = prepared();
        assertThat(run.partition().labelled()).hasSize(6);
        assertThat(run.found().broken()).isZero();
        assertThat(run.found().notices()).isEmpty();
    }

    @Test
    void aBrokenPictureIsNoLabel() throws IOException {
        write("labelled/cat/1.png", NO_PICTURE);
        PreparedRun run = prepared();
        assertThat(run.partition().labelled()).hasSize(5);
        assertThat(run.found().broken()).isEqualTo(1);
        assertThat(run.broken().count()).isEqualTo(1);
    }

    @Test
    void whatFailsForABrokenPictureIsToldByIt() throws IOException {
        for (int i = 0; i < 3; i++) {
            write("labelled/cat/" + i + ".png", NO_PICTURE);
        }
        assertThatThrownBy(() -> prepared("data.labels-per-class=9"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("None of the labelled images of one class can be read: cat (3, such as ");
    }

    @Test
    void identicalPicturesAreTold() throws IOException {
        write("unlabelled/copy.png", Files.readAllBytes(folder.resolve("labelled/dog/0.png")));
        assertThat(prepared().found().notices())
                .singleElement()
                .asString()
                .endsWith("labelled/dog/0.png = unlabelled/copy.png");
    }

    @Test
    void aLimitOfBrokenPicturesIsComparedWithAllOfThem() throws IOException {
        for (int i = 0; i < 4; i++) {
            write("unlabelled/broken" + i + ".png", NO_PICTURE);
        }
        assertThatThrownBy(() -> prepared("data.max-broken=3"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("4 examples could not be decoded, more than data.max-broken = 3 allows: ");
    }
}
