package dev.kith.model.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import dev.kith.config.Settings;
import dev.kith.config.hocon.SettingsPrinter;
import dev.kith.model.engine.ParameterLayout;
import dev.kith.model.method.Direction;
import dev.kith.model.method.RunContext;
import dev.kith.model.network.Architecture;
import dev.kith.model.run.Versions;
import java.util.Arrays;

/** The text that explains the flat vectors of a trace, with the settings that its numbers follow from. */
final class ArchitectureJson {
    private static final int FORMAT = 1;

    private ArchitectureJson() {}

    static String of(RunContext run, long steps) {
        Architecture architecture = run.architecture();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", FORMAT)
                .put("steps", steps)
                .put("total_steps", run.totalSteps())
                .put("side", architecture.description().side())
                .put("channels", architecture.description().channels())
                .put("classes", architecture.description().classes())
                .put("head", architecture.description().head());
        ObjectNode versions = root.putObject("versions");
        Versions.all().forEach(versions::put);
        root.putObject("norm").put("epsilon", Architecture.NORM_EPSILON).put("momentum", Architecture.NORM_MOMENTUM);
        ArrayNode directions = root.putArray("directions");
        for (Direction direction : Direction.of(run.settings().loss().bothDirections())) {
            directions
                    .addObject()
                    .put("online_view", direction.onlineView() + 1)
                    .put("target_view", direction.targetView() + 1);
        }
        root.set("parameters", layout(architecture.parameters(), architecture.targetParameters()));
        root.set("statistics", layout(architecture.statistics(), architecture.targetStatistics()));
        root.set("settings", settings(run.settings()));
        ObjectNode entries = root.putObject("entries");
        for (TraceKey key : TraceKey.values()) {
            entries.put(key.pattern(), key.type() + " " + key.shape());
        }
        return root.toPrettyString();
    }

    /** The configuration file of the run, as JSON. */
    private static JsonNode settings(Settings settings) {
        String json = ConfigFactory.parseString(SettingsPrinter.print(settings))
                .root()
                .render(ConfigRenderOptions.concise());
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode layout(ParameterLayout layout, ParameterLayout target) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("size", layout.size()).put("target_size", target.size());
        ArrayNode entries = node.putArray("entries");
        for (ParameterLayout.Entry entry : layout.entries()) {
            ObjectNode parameter = entries.addObject()
                    .put("name", entry.name())
                    .put("offset", entry.offset())
                    .put("decayed", entry.decayed());
            ArrayNode shape = parameter.putArray("shape");
            Arrays.stream(entry.shape().getShape()).forEach(shape::add);
        }
        return node;
    }
}
