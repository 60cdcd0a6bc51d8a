package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kith.config.hocon.Key;
import dev.kith.config.hocon.Keys;
import dev.kith.http.service.FakeExecutor;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Presets with all their knobs. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PresetResourceTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private TestService service;

    @BeforeEach
    void start() {
        service = new TestService(folder.resolve("runs"), new FakeExecutor(), folder.resolve("data"));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private JsonNode settings(String preset) throws Exception {
        for (JsonNode found : service.get("/v1/presets").body().get("presets")) {
            if (found.get("name").asText().equals(preset)) {
                return found.get("settings");
            }
        }
        throw new AssertionError("no preset " + preset);
    }

    private static JsonNode setting(JsonNode settings, String key) {
        for (JsonNode setting : settings) {
            if (setting.get("key").asText().equals(key)) {
                return setting;
            }
        }
        throw new AssertionError("no setting " + key);
    }

    @Test
    void everyKeyIsExplainedInTheWordsOfTheReference() throws Exception {
        JsonNode settings = settings("shapes");

        assertThat(settings.findValuesAsText("key"))
                .containsExactlyElementsOf(Keys.all().stream()
                        .map(Key::name)
                        .filter(name -> !name.equals("preset"))
                        .toList());
        assertThat(settings.findValuesAsText("explanation")).noneMatch(String::isBlank);
        assertThat(setting(settings, "seed").toString()).isEqualTo("""
                        {"key":"seed","value":1,"default":1,"type":"whole number","explanation":"Number from which all \
                        random choices of a run follow, whatever the scheduling."}""");
        assertThat(setting(settings, "optimizer.algorithm").get("choices").toString())
                .isEqualTo("[\"adamw\",\"sgd\"]");
    }

    @Test
    void valuesAreThoseOfThePreset() throws Exception {
        assertThat(setting(settings("shapes"), "budget.steps").get("value").asInt())
                .isEqualTo(1_800);
        assertThat(setting(settings("clothing"), "encoder.blocks").get("value").toString())
                .isEqualTo("[1,1,1,1]");
        assertThat(setting(settings("clothing"), "data.directory").get("value").asText())
                .isEqualTo(folder.resolve("data/clothing-small").toString());
        assertThat(setting(settings("images"), "data.directory").get("value").isNull())
                .isTrue();
    }

    /** What is read can be sent: the form does nothing else. */
    @ParameterizedTest
    @ValueSource(strings = {"shapes", "fashion-mnist", "clothing"})
    void valuesThatAreSentBackChangeNothing(String preset) throws Exception {
        ObjectNode all = JSON.createObjectNode();
        settings(preset).forEach(setting -> all.set(setting.get("key").asText(), setting.get("value")));
        ObjectNode request = JSON.createObjectNode().put("preset", preset);
        JsonNode bare = service.post("/v1/config/check", request.toString()).body();
        JsonNode full = service.post(
                        "/v1/config/check", request.set("settings", all).toString())
                .body();

        assertThat(bare.get("valid").asBoolean()).isTrue();
        assertThat(full).isEqualTo(bare);
    }
}
