package dev.kith.http.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsPrinter;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.model.run.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir
    private Path runs;

    private static Specification shapes(String... settings) {
        return new Specification(
                "shapes",
                SettingsPrinter.print(
                        SettingsLoader.load(SettingsRequest.ofPreset("shapes").assign(settings))
                                .settings()));
    }

    private RunFolder folder(String name) {
        return new RunFolder(new RunDirectory(runs.resolve(name)));
    }

    @Test
    void aNameIsTakenOnce() throws Exception {
        RunFolder folder = folder("one");

        assertThat(folder.reserve(shapes())).isTrue();
        assertThat(Files.readString(folder.directory().config())).isEqualTo(shapes().config());
        assertThat(folder.reserve(shapes("seed=2"))).isFalse();
        assertThat(folder.reserve(shapes())).as("left by a service that died").isTrue();
        Files.writeString(folder.directory().metrics(), "");
        assertThat(folder.reserve(shapes())).isFalse();
        folder.remove();
        assertThat(folder.reserve(shapes("seed=2"))).isTrue();
    }

    @Test
    void filesOfOthersAreLeftAlone() throws Exception {
        Files.createDirectory(runs.resolve("empty"));
        Files.writeString(runs.resolve("file"), "");

        assertThat(folder("empty").reserve(shapes())).isFalse();
        assertThat(folder("file").reserve(shapes())).isFalse();
    }

    @Test
    void aBudgetOfMinutesIsMeasuredOnce() throws Exception {
        Specification minutes = shapes("budget.minutes=3");
        RunFolder folder = folder("one");
        folder.reserve(minutes);
        assertThat(folder.settings(minutes).budget().steps()).isEmpty();

        folder.directory().writeConfig(shapes("budget.steps=77").config());
        assertThat(folder.settings(minutes).budget().steps()).hasValue(77);

        Specification lower = LiveSettings.apply(minutes, new SettingsPatch(Map.of("loss.alpha", "0.5")));
        folder.settle(new RunSettings(minutes, lower, Optional.empty(), List.of()));
        assertThat(Files.readString(folder.directory().config())).contains("alpha = 0.5", "steps = 77");
    }
}
