package dev.kith.config.hocon;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigObject;
import dev.kith.config.Settings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeysTest {

    @Test
    void theMappingReadsEveryKeyOfTheReference() {
        Set<String> leaves = new HashSet<>();
        collect(Keys.known().reference(), "", leaves);
        assertThat(leaves).containsExactlyInAnyOrderElementsOf(Keys.known().names());
    }

    @Test
    void theReferenceExplainsEveryKeyAndBlock() {
        assertThat(Keys.all())
                .allSatisfy(key -> assertThat(key.comment()).as(key.name()).isNotBlank());
        assertThat(Keys.known().blocks())
                .allSatisfy(block ->
                        assertThat(Keys.known().comment(block)).as(block).isNotBlank());
    }

    @Test
    void theReferenceAloneIsAValidConfiguration() {
        Settings settings =
                SettingsLoader.load(SettingsRequest.ofRun("", "nothing")).settings();
        assertThat(settings.preset()).isEqualTo("reference");
        assertThat(settings.views().second().blur().probability()).isEqualTo(0.1);
        assertThat(settings.views().second().crop())
                .isEqualTo(settings.views().first().crop());
    }

    @Test
    void keysAreNamedAfterTheRecordsAndInTheirOrder() {
        Settings settings =
                SettingsLoader.load(SettingsRequest.ofRun("", "nothing")).settings();
        assertThat(List.copyOf(SettingsValues.of(settings).keySet()))
                .isEqualTo(List.copyOf(Keys.known().names()))
                .contains("data.labels-per-class", "views.first.crop.min-area", "loss.both-directions", "seed");
    }

    @Test
    void aKeyTellsItsTypeDefaultAndMeaning() {
        assertThat(key("budget.epochs"))
                .isEqualTo(new Key(
                        "budget.epochs",
                        "number of epochs, above 0, at most 1000000, or null",
                        List.of(),
                        List.of("budget.steps", "budget.minutes"),
                        "null",
                        "After this many passes over the unlabelled examples."));
        assertThat(key("ema.schedule").choices()).containsExactly("constant", "cosine");
        assertThat(key("encoder.stem").comment()).hasLineCount(2);
    }

    private static Key key(String name) {
        return Keys.all().stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void collect(ConfigObject object, String prefix, Set<String> leaves) {
        object.forEach((name, value) -> {
            if (value instanceof ConfigObject inner) {
                collect(inner, prefix + name + ".", leaves);
            } else {
                leaves.add(prefix + name);
            }
        });
    }
}
