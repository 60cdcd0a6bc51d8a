package dev.kith.http.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kith.config.hocon.ConfigurationException;
import dev.kith.config.hocon.Keys;
import dev.kith.config.hocon.Problem;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveSettingsTest {
    private static final Specification RUN = new Specification("shapes", "seed = 7");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static SettingsPatch patch(String json) throws Exception {
        return LiveSettings.patch(RUN, JSON.readTree(json));
    }

    private static void refused(String json, String... problems) {
        assertThatThrownBy(() -> patch(json))
                .asInstanceOf(InstanceOfAssertFactories.type(ConfigurationException.class))
                .satisfies(wrong -> assertThat(wrong.problems())
                        .extracting(problem -> problem.kind() + " " + problem.key())
                        .containsExactlyInAnyOrder(problems));
    }

    @Test
    void everyOneOfThemIsAKeyOfTheConfiguration() {
        assertThat(Keys.all()).extracting(key -> key.name()).containsAll(LiveSettings.KEYS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"optimizer.learning-rate\": 0.001, \"pipeline.max-staleness\": 1}",
                "{\"optimizer\": {\"learning-rate\": 1e-3}, \"pipeline\": {\"max-staleness\": 1.0}}",
                "{\"optimizer.learning-rate\": \"0.0010\", \"pipeline.max-staleness\": \"1\"}",
                "{\"optimizer.\\\"learning-rate\\\"\": 0.001, \"pipeline.max-staleness\": 1}",
            })
    void valuesAreReadHoweverTheyAreSpelled(String json) throws Exception {
        assertThat(patch(json).values())
                .isEqualTo(Map.of("optimizer.learning-rate", "0.001", "pipeline.max-staleness", "1"));
    }

    @Test
    void everythingElseStays() throws Exception {
        Specification changed = LiveSettings.apply(RUN, patch("{\"loss.alpha\": 0.5, \"evaluation.every-steps\": 0}"));

        assertThat(LiveSettings.changes(RUN, changed))
                .extracting(change -> "%s %s %s".formatted(change.getKey(), change.getFrom(), change.getTo()))
                .containsExactly("loss.alpha 1 0.5", "evaluation.every-steps 500 0");
        assertThat(changed.config()).contains("seed = 7");
    }

    @Test
    void everyKeyThatIsFixedIsNamed() {
        refused(
                "{\"batch.size\": 64, \"seed\": 7, \"loss\": {\"alpha\": 2, \"temperature\": 1}, \"optimizer.rate\": 1}",
                "FIXED_KEY batch.size",
                "FIXED_KEY seed",
                "FIXED_KEY loss.temperature",
                "UNKNOWN_KEY optimizer.rate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"batch.\\\"size\\\"\": 64}", "{\"batch.size=64 #\": 1}", "{\"batch.size \": 64}"})
    void noSpellingGetsAFixedKeyThrough(String json) {
        assertThatThrownBy(() -> patch(json)).isInstanceOf(ConfigurationException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'optimizer.learning-rate': 0}         | WRONG_VALUE optimizer.learning-rate",
                "{'optimizer.learning-rate': 1e999}     | WRONG_VALUE optimizer.learning-rate",
                "{'optimizer.learning-rate': null}      | WRONG_VALUE optimizer.learning-rate",
                "{'optimizer.learning-rate': [1]}       | WRONG_VALUE optimizer.learning-rate",
                "{'pipeline.max-staleness': -1}         | WRONG_VALUE pipeline.max-staleness",
                "{'pipeline.max-staleness': 0.5}        | WRONG_VALUE pipeline.max-staleness",
                "{'evaluation.every-steps': 1e30}       | WRONG_VALUE evaluation.every-steps",
                "{'loss': 3}                            | WRONG_VALUE loss",
            })
    void valuesOutOfRangeAreProblemsOfTheConfiguration(String json, String problem) {
        refused(json.replace('\'', '"'), problem);
    }

    @Test
    void whatDoesNotGoWithTheRestIsAConflict() {
        Specification run = new Specification("shapes", "loss.augmentation-term = false");

        assertThatThrownBy(() -> LiveSettings.patch(run, JSON.readTree("{\"loss.alpha\": 0}")))
                .asInstanceOf(InstanceOfAssertFactories.type(ConfigurationException.class))
                .extracting(ConfigurationException::problems, InstanceOfAssertFactories.list(Problem.class))
                .extracting(Problem::kind)
                .isEqualTo(List.of(Problem.Kind.CONFLICT));
    }
}
