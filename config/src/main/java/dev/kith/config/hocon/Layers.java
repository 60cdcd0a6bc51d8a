package dev.kith.config.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Sources stacked on the reference. Each layer is reduced to the known keys before it is stacked, so that an unknown
 * key is reported wherever it stands, and a block replaced by a value cannot swallow what lies below.
 */
final class Layers {
    /** Unknown keys with their neighbours: more of them are no slips. */
    private static final int MOST_SUGGESTIONS = 10;

    private final Keys keys;
    private final List<Problem> problems = new ArrayList<>();
    private Config merged;
    private Optional<ConfigValue> preset = Optional.empty();
    private boolean complete = true;

    Layers(Keys keys) {
        this.keys = keys;
        this.merged = keys.reference().toConfig();
    }

    /** Stacks the sources in order; neighbours that set a single key each form one layer. */
    void addAll(List<Source> sources) {
        for (int i = 0; i < sources.size(); ) {
            int next = i + 1;
            while (sources.get(i).isSingle()
                    && next < sources.size()
                    && sources.get(next).isSingle()) {
                next++;
            }
            addLayer(sources.subList(i, next));
            i = next;
        }
    }

    ConfigObject merged() {
        return merged.root();
    }

    List<Problem> problems() {
        return problems;
    }

    /** Whether every source could be read; otherwise values may be missing that were meant to be there. */
    boolean isComplete() {
        return complete;
    }

    private void addLayer(List<Source> sources) {
        Config layer = ConfigFactory.empty();
        for (Source source : sources) {
            layer = known(source, layer.withFallback(merged)).withFallback(layer);
        }
        checkPreset(layer.root());
        for (List<String> group : keys.alternatives()) {
            layer = onlyOne(group, layer);
        }
        merged = layer.withFallback(merged);
    }

    /** The known keys that the source sets, with their values; the rest becomes problems. */
    private Config known(Source source, Config below) {
        try {
            Config parsed = source.parse();
            if (parsed.isResolved() && isUnknown(parsed)) {
                return ConfigFactory.empty();
            }
            Config stacked = parsed.withFallback(below);
            Config own = parsed.resolveWith(stacked, source.resolution());
            // Resolving on top of the layers below is what makes `blocks += 1` and `${batch.size}` mean what they say.
            ConfigObject resolved = stacked.resolve(source.resolution()).root();
            KnownKeys known = collected(own);
            problems.addAll(known.problems());
            Config result = ConfigFactory.empty();
            for (String key : known.found()) {
                result = result.withValue(key, Tree.find(resolved, key).orElseThrow());
            }
            return result;
        } catch (ConfigurationException e) {
            problems.addAll(e.problems());
        } catch (ConfigException e) {
            problems.add(syntax(e, source));
        } catch (StackOverflowError e) { // the parser recurses
            problems.add(Problem.syntax("", source.where(), "brackets in brackets", "fewer levels"));
        }
        complete = false;
        return ConfigFactory.empty();
    }

    /** Whether nothing of it has to be stacked: a thousand wrong keys would each resolve everything below them. */
    private boolean isUnknown(Config parsed) {
        KnownKeys known = collected(parsed);
        if (known.found().isEmpty()) {
            problems.addAll(known.problems());
            return true;
        }
        return false;
    }

    private KnownKeys collected(Config config) {
        long unknown = problems.stream()
                .filter(problem -> problem.kind() == Problem.Kind.UNKNOWN_KEY)
                .limit(MOST_SUGGESTIONS)
                .count();
        KnownKeys known = new KnownKeys(keys, MOST_SUGGESTIONS - (int) unknown);
        known.collect(config.root());
        return known;
    }

    private static Problem syntax(ConfigException e, Source source) {
        String message = Optional.ofNullable(e.getMessage()).orElse(e.toString());
        String where = source.where();
        if (e.origin() != null && e.origin().lineNumber() >= 0) {
            where = Tree.where(e.origin());
            message = message.replace(e.origin().description() + ": ", "");
        }
        return Problem.syntax("", where, "what is not HOCON: " + message, "");
    }

    /** A preset is chosen first or not at all: set later, its values would lie above what was to override them. */
    private void checkPreset(ConfigObject layer) {
        Optional<ConfigValue> chosen = Tree.find(layer, "preset");
        chosen.filter(value -> preset.filter(first -> !Objects.equals(first.unwrapped(), value.unwrapped()))
                        .isPresent())
                .ifPresent(value -> problems.add(Problem.conflict(
                        "preset",
                        Tree.where(value.origin()),
                        Tree.show(value),
                        preset.map(Tree::show).orElse("") + ", the preset that was chosen first")));
        preset = preset.or(() -> chosen);
    }

    /** Lets a key of the group that the layer sets replace the others of the layers below. */
    private Config onlyOne(List<String> group, Config layer) {
        List<String> set =
                group.stream().filter(key -> Tree.isSet(layer.root(), key)).toList();
        if (set.isEmpty()) {
            return layer;
        }
        if (set.size() > 1) {
            problems.add(tooMany(set, layer.root()));
        }
        ConfigOrigin origin = Tree.find(layer.root(), set.get(0)).orElseThrow().origin();
        Config result = layer;
        for (String key : group) {
            if (!key.equals(set.get(0))) {
                result = result.withValue(
                        key, ConfigValueFactory.fromAnyRef(null).withOrigin(origin));
            }
        }
        return result;
    }

    private static Problem tooMany(List<String> set, ConfigObject layer) {
        String where = set.stream()
                .map(key -> Tree.where(Tree.find(layer, key).orElseThrow().origin()))
                .distinct()
                .collect(Collectors.joining(", "));
        return Problem.conflict(set.get(0), where, String.join(" and ", set), "only one of them");
    }
}
