package dev.kith.config.hocon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsPrinterTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.kith.config.hocon.PresetsTest#names")
    void presetsComeBackEqual(String preset) throws IOException {
        assertComesBack(SettingsRequest.ofPreset(preset).set("data.directory", "my \"data\" #1", "test"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seed=-9223372036854775808",
                "budget.minutes=0.1",
                "budget.epochs=1e-3",
                "data.labels=all",
                "data.labels=30",
                "data.labels-file=labels.csv",
                "loss.negatives=all",
                "queue.capacity=512",
                "optimizer.epsilon=1.25e-12",
                "optimizer.learning-rate=123456789.125",
                "encoder.blocks=1,2",
                "evaluation.enabled=false",
                "pipeline.batch-memory=1",
                "pipeline.batch-memory=1.5 GiB",
                "pipeline.batch-memory=1000000",
            })
    void everyShapeOfValueComesBackEqual(String assignment) throws IOException {
        assertComesBack(SettingsRequest.ofPreset("shapes").assign(assignment));
    }

    private void assertComesBack(SettingsRequest request) throws IOException {
        ResolvedSettings resolved = SettingsLoader.load(request);
        String printed = SettingsPrinter.print(resolved.settings());
        assertThat(again(printed)).isEqualTo(resolved.settings());
        assertThat(again(SettingsPrinter.explain(resolved))).isEqualTo(resolved.settings());
        assertThat(SettingsPrinter.print(again(printed))).isEqualTo(printed);
    }

    private Settings again(String hocon) throws IOException {
        Settings fromText =
                SettingsLoader.load(SettingsRequest.ofRun(hocon, "journal")).settings();
        Path file = Files.writeString(folder.resolve("config.conf"), hocon);
        assertThat(SettingsLoader.load(SettingsRequest.ofRun(file)).settings()).isEqualTo(fromText);
        return fromText;
    }

    @Test
    void aRunOfAPresetThatIsNoMoreStillLoads() {
        Settings settings =
                SettingsLoader.load(SettingsRequest.ofPreset("shapes")).settings();
        String renamed = SettingsPrinter.print(settings).replace("\"shapes\"", "\"of-old\"");
        assertThat(SettingsLoader.load(SettingsRequest.ofRun(renamed, "old run"))
                        .settings()
                        .preset())
                .isEqualTo("of-old");
    }

    @Test
    void aRunMayBeContinuedWithAnotherBudget() {
        Settings settings =
                SettingsLoader.load(SettingsRequest.ofPreset("shapes")).settings();
        SettingsRequest longer =
                SettingsRequest.ofRun(SettingsPrinter.print(settings), "run").assign("budget.epochs=9");
        assertThat(SettingsLoader.load(longer).settings().budget().epochs()).hasValue(9);
    }

    @Test
    void printsNestedBlocksInTheOrderOfTheRecords() {
        Settings settings = SettingsLoader.load(
                        SettingsRequest.ofPreset("shapes").assign("budget.minutes=2"))
                .settings();
        assertThat(SettingsPrinter.print(settings))
                .startsWith("""
                        preset = "shapes"
                        seed = 1
                        method = semppl
                        data {
                          source = shapes
                          directory = null
                          image-size = 32
                          labels = null
                          labels-per-class = 10
                        """)
                .contains("""
                        views {
                          first {
                            crop {
                              probability = 1
                        """)
                .contains("""
                        loss {
                          temperature = 0.2
                          alpha = 1
                          negatives = 10
                          both-directions = false
                          augmentation-term = true
                        }
                        queue {
                          capacity = auto
                        """)
                .contains("  weight-decay = 1e-4\n")
                .contains("budget {\n  steps = null\n  epochs = null\n  minutes = 2\n}\n")
                .endsWith("metrics {\n  every-steps = 10\n}\n");
    }

    @Test
    void explainsEachKey() {
        ResolvedSettings resolved =
                SettingsLoader.load(SettingsRequest.ofPreset("shapes").assign("ema.decay=0.9"));
        assertThat(SettingsPrinter.explain(resolved)).contains("""

                        # The target network: a moving average of the online network [BYOL].
                        ema {
                          # Share of the old target that each step keeps. [BYOL] 0.99 for 300 epochs, 0.996 for 1000.
                          # [number, from 0 to 1; default 0.99; set in command line: ema.decay=0.9]
                          decay = 0.9

                          # cosine: the decay rises to 1 in the course of the run [BYOL].
                          # [one of constant, cosine; default constant]
                          schedule = constant
                        }

                        # A classifier""");
    }
}
