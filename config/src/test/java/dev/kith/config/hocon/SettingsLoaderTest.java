package dev.kith.config.hocon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies above what. */
class SettingsLoaderTest {
    @TempDir
    private Path folder;

    @Test
    void laterLayersLieAboveEarlierOnes() throws IOException {
        Path low = write("low.conf", "loss { alpha = 0.3, temperature = 0.3 }\nbatch.size = 64\nseed = 7");
        Path high = write("high.conf", "loss.temperature = 0.4, batch.size = 32");
        ResolvedSettings resolved = SettingsLoader.load(SettingsRequest.ofPreset("shapes")
                .file(low)
                .file(high)
                .assign("batch.size=16", "batch.labelled=4", "batch.labelled=5"));
        Settings settings = resolved.settings();
        assertThat(settings.loss().alpha()).isEqualTo(0.3);
        assertThat(settings.loss().temperature()).isEqualTo(0.4);
        assertThat(settings.batch().size()).isEqualTo(16);
        assertThat(settings.batch().labelled()).as("the later word counts").isEqualTo(5);
        assertThat(resolved.origins())
                .containsEntry("loss.alpha", low + ":1")
                .containsEntry("seed", low + ":3")
                .containsEntry("loss.temperature", high + ":1")
                .containsEntry("batch.size", "command line: batch.size=16")
                .hasEntrySatisfying("budget.steps", origin -> assertThat(origin).startsWith("presets/shapes.conf:"))
                .containsEntry("preset", "presets/shapes.conf");
    }

    @Test
    void oneBudgetReplacesAnother() {
        Settings minutes = shapes("budget.minutes=1.5");
        assertThat(minutes.budget().minutes()).isEqualTo(OptionalDouble.of(1.5));
        assertThat(minutes.budget().steps()).isEqualTo(OptionalLong.empty());
        Settings steps = SettingsLoader.load(SettingsRequest.ofPreset("shapes")
                        .text("budget.epochs = 3", "below")
                        .assign("budget.steps=100"))
                .settings();
        assertThat(steps.budget().steps()).isEqualTo(OptionalLong.of(100));
        assertThat(steps.budget().epochs()).isEqualTo(OptionalDouble.empty());
    }

    @Test
    void labelsReplaceLabelsPerClassAndBack() {
        assertThat(shapes("data.labels=50").data().labelsPerClass()).isEqualTo(OptionalInt.empty());
        assertThat(shapes("data.labels=all").data().labelsPerClass()).isEqualTo(OptionalInt.empty());
        Settings back = SettingsLoader.load(SettingsRequest.ofPreset("shapes")
                        .text("data.labels = 50", "below")
                        .assign("data.labels-per-class=2"))
                .settings();
        assertThat(back.data().labels()).isEqualTo(OptionalInt.empty());
        assertThat(back.data().labelsPerClass()).isEqualTo(OptionalInt.of(2));
    }

    @Test
    void aNullInTheSameLayerMakesRoom() {
        Settings settings = SettingsLoader.load(
                        SettingsRequest.ofPreset("shapes").text("budget { steps = null, epochs = 2 }", "file"))
                .settings();
        assertThat(settings.budget().epochs()).isEqualTo(OptionalDouble.of(2));
    }

    @Test
    void substitutionsSeeTheLayersBelow() throws IOException {
        Path file = write(
                "my.conf",
                "queue.capacity = ${batch.size}\nencoder.blocks += 2\nviews.second = ${views.first}\nviews.first.flip = 0.25");
        Settings settings = SettingsLoader.load(
                        SettingsRequest.ofPreset("shapes").file(file))
                .settings();
        assertThat(settings.queue().capacity()).hasValue(128);
        assertThat(settings.encoder().blocks()).containsExactly(1, 1, 1, 2);
        assertThat(settings.views().second()).isEqualTo(settings.views().first());
        assertThat(settings.views().first().flip()).isEqualTo(0.25);
    }

    @Test
    void filesIncludeFilesBesideThem() throws IOException {
        write("base.conf", "seed = 11");
        Path file = write("my.conf", "include \"base.conf\"\nbatch.size = 96");
        Settings settings = SettingsLoader.load(
                        SettingsRequest.ofPreset("shapes").file(file))
                .settings();
        assertThat(settings.seed()).isEqualTo(11);
        assertThat(settings.batch().size()).isEqualTo(96);
    }

    @Test
    void assignedValuesAreLiteral() {
        assertThat(directory("data.directory=/a//b #1")).isEqualTo(Path.of("/a/b #1"));
        assertThat(directory("data.directory=/a=b")).isEqualTo(Path.of("/a=b"));
        assertThat(directory("data.directory=${HOME}"))
                .isEqualTo(Path.of("${HOME}").toAbsolutePath());
        assertThat(directory(" data.directory = \"/a b\" ")).isEqualTo(Path.of("/a b"));
        assertThat(shapes("encoder.blocks=[2, 3]").encoder().blocks()).containsExactly(2, 3);
        assertThat(shapes("encoder.blocks=2,3").encoder().blocks()).containsExactly(2, 3);
        assertThat(shapes("batch={size=8, labelled=2}", "loss.negatives=all")
                        .batch()
                        .size())
                .isEqualTo(8);
        assertThat(shapes("queue.capacity=256", "queue.capacity=null").queue().capacity())
                .isEqualTo(OptionalInt.empty());
    }

    @Test
    void theDataRootServesWhereNothingElseDoes() {
        Path root = folder.toAbsolutePath();
        SettingsRequest request = SettingsRequest.ofPreset("fashion-mnist").dataRoot(root, "KITH_DATA");
        ResolvedSettings resolved = SettingsLoader.load(request);
        assertThat(resolved.settings().data().directory()).contains(root.resolve("fashion-mnist"));
        assertThat(resolved.origins()).containsEntry("data.directory", "KITH_DATA");
        assertThat(SettingsLoader.load(request.set("data.directory", "/x", "--data /x"))
                        .settings()
                        .data()
                        .directory())
                .contains(Path.of("/x"));
        assertThat(SettingsLoader.load(SettingsRequest.ofPreset("shapes").dataRoot(root, "KITH_DATA"))
                        .settings()
                        .data()
                        .directory())
                .isEmpty();
    }

    @Test
    void everyLongIsASeed() {
        for (long seed : new long[] {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE}) {
            assertThat(shapes("seed=" + seed).seed()).isEqualTo(seed);
        }
    }

    private static Path directory(String assignment) {
        return shapes(assignment).data().directory().orElseThrow();
    }

    private static Settings shapes(String... assignments) {
        return SettingsLoader.load(SettingsRequest.ofPreset("shapes").assign(List.of(assignments), "command line"))
                .settings();
    }

    private Path write(String name, String hocon) throws IOException {
        return Files.writeString(folder.resolve(name), hocon);
    }
}
