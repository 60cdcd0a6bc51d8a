package dev.kith.config.hocon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.config.DataSettings;
import dev.kith.config.Settings;
import dev.kith.config.ViewSettings;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PresetsTest {
    static Stream<String> names() {
        return Presets.names().stream();
    }

    @Test
    void listedInTheOrderOfTheIndex() {
        assertThat(Presets.names())
                .startsWith("shapes", "fashion-mnist", "clothing", "images")
                .doesNotHaveDuplicates();
        assertThat(Presets.all())
                .allSatisfy(
                        preset -> assertThat(preset.description()).isNotBlank().hasLineCount(1));
        assertThat(Presets.find("none")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyPresetLoads(String name) {
        assertThat(load(name).preset()).isEqualTo(name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyPresetRunsSupervisedAndWithoutItsHead(String name) {
        assertThat(load(name, "method=supervised").method()).isEqualTo(Settings.Method.SUPERVISED);
        List<String> headless = List.of("head.enabled=false", "head.pseudo-weight=0", "evaluation.classifier=knn");
        assertThat(load(name, headless.toArray(String[]::new)).head().enabled()).isFalse();
    }

    @Test
    void shapesNeedNoData() {
        Settings shapes =
                SettingsLoader.load(SettingsRequest.ofPreset("shapes")).settings();
        assertThat(shapes.data().source()).isEqualTo(DataSettings.Source.SHAPES);
        assertThat(shapes.data().labelsPerClass()).hasValue(10);
        assertThat(shapes.data().imageSize()).isEqualTo(32);
    }

    @Test
    void fashionMnistIsGrey() {
        Settings settings = load("fashion-mnist");
        assertThat(settings.data().labels()).hasValue(600);
        assertThat(settings.data().labelsPerClass()).isEqualTo(OptionalInt.empty());
        assertThat(settings.budget().steps()).isPresent();
        for (ViewSettings view :
                List.of(settings.views().first(), settings.views().second())) {
            assertThat(view.color()).isEqualTo(new ViewSettings.Color(0.8, 0.4, 0.4, 0, 0));
            assertThat(view.greyScale()).isZero();
            assertThat(view.blur().probability()).isZero();
            assertThat(view.crop().minArea()).isEqualTo(0.8);
        }
    }

    @Test
    void imagesUseEveryLabel() {
        assertThat(load("images").data().labels()).isEmpty();
        assertThat(load("images").data().labelsPerClass()).isEmpty();
    }

    private static Settings load(String preset, String... assignments) {
        return SettingsLoader.load(SettingsRequest.ofPreset(preset)
                        .set("data.directory", "data", "--data data")
                        .assign(assignments))
                .settings();
    }
}
