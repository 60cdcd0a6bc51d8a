package dev.kith.http.cli.runs;

import static dev.kith.config.Text.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import dev.kith.http.cli.UsageException;
import java.util.List;

/** {@code key=value} words as the settings of a request, with the meaning that they have for {@code train}. */
final class Assignments {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOCON_STARTS = "[{\"";

    private Assignments() {}

    /**
     * An object of dotted keys.
     *
     * @throws UsageException if a word is no assignment
     */
    static ObjectNode settings(List<String> words) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw new UsageException(format("found %s, expected key=value", word));
            }
            settings.set(
                    word.substring(0, equals).strip(),
                    value(word, word.substring(equals + 1).strip()));
        }
        return settings;
    }

    private static JsonNode value(String word, String written) {
        try {
            if (!written.isEmpty() && HOCON_STARTS.indexOf(written.charAt(0)) >= 0) {
                return JSON.readTree(ConfigFactory.parseString("value = " + written)
                        .getValue("value")
                        .render(ConfigRenderOptions.concise()));
            }
            JsonNode scalar = JSON.readTree(written);
            return scalar.toString().equals(written) ? scalar : TextNode.valueOf(written);
        } catch (ConfigException e) {
            throw new UsageException(format("%s: %s", word, e.getMessage()));
        } catch (JsonProcessingException text) {
            return TextNode.valueOf(written);
        }
    }
}
