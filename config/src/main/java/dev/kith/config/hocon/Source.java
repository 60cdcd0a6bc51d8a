package dev.kith.config.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOriginFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Something that settings are read from. */
sealed interface Source {

    /** Its name in messages. */
    String where();

    /**
     * The unresolved tree.
     *
     * @throws com.typesafe.config.ConfigException if it is not HOCON
     * @throws ConfigurationException if it is not there, or has not the form of an assignment
     */
    Config parse();

    /** How its substitutions are resolved: nothing outside the settings themselves, unless a source says so. */
    default ConfigResolveOptions resolution() {
        return ConfigResolveOptions.noSystem();
    }

    /** Whether it sets a single key. Neighbours that do form one layer. */
    default boolean isSingle() {
        return false;
    }

    private static ConfigParseOptions options(String where) {
        return ConfigParseOptions.defaults()
                .setAllowMissing(false)
                .setSyntax(ConfigSyntax.CONF)
                .setOriginDescription(where);
    }

    /** Without includes and substitutions: they could open files, show the environment, or grow without bound. */
    private static Config parseUntrusted(String text, String where) {
        Config config = ConfigFactory.parseString(text, options(where).setIncluder(new NoIncludes()));
        if (!config.isResolved()) {
            throw problem(Problem.syntax("", where, "a substitution", "values only"));
        }
        return config;
    }

    private static ConfigurationException problem(Problem problem) {
        return new ConfigurationException(List.of(problem));
    }

    /** A preset by its name, which becomes the value of the key {@code preset}. */
    record OfPreset(String name) implements Source {
        @Override
        public String where() {
            return "requested preset";
        }

        @Override
        public Config parse() {
            Preset preset = Presets.find(name).orElseThrow(() -> problem(unknown()));
            ConfigValue label =
                    ConfigValueFactory.fromAnyRef(name).withOrigin(ConfigOriginFactory.newSimple(Presets.file(preset)));
            return Presets.read(preset).withValue("preset", label);
        }

        private Problem unknown() {
            return new Problem(
                    Problem.Kind.UNKNOWN_PRESET,
                    "preset",
                    where(),
                    ConfigUtil.quoteString(name),
                    "one of " + String.join(", ", Presets.names()),
                    Nearest.word(name, Presets.names()));
        }
    }

    /** A HOCON file of the user's; it may include others and refer to environment variables. */
    record OfFile(Path path) implements Source {
        @Override
        public String where() {
            return path.toString();
        }

        @Override
        public Config parse() {
            if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
                String found = Files.exists(path) ? "not a readable file" : "no such file";
                throw problem(new Problem(Problem.Kind.UNREADABLE, "", where(), found, "a HOCON file", List.of()));
            }
            return ConfigFactory.parseFile(path.toFile(), options(where()));
        }

        @Override
        public ConfigResolveOptions resolution() {
            return ConfigResolveOptions.defaults();
        }
    }

    /** HOCON from elsewhere, perhaps from strangers: it holds values only. */
    record OfText(String text, String where) implements Source {
        @Override
        public Config parse() {
            return parseUntrusted(text, where);
        }
    }

    /** One value, taken literally. */
    record OfValue(String key, String value, String where) implements Source {
        @Override
        public Config parse() {
            return ConfigValueFactory.fromAnyRef(value)
                    .withOrigin(ConfigOriginFactory.newSimple(where))
                    .atPath(key);
        }

        @Override
        public boolean isSingle() {
            return true;
        }
    }

    /**
     * {@code key=value}. The value is literal text, so that a path with {@code //} or {@code #} in it is not cut at
     * what HOCON takes for a comment; only a list, a block, a quoted string and {@code null} are HOCON.
     */
    record OfAssignment(String text, String origin) implements Source {
        private static final String HOCON_STARTS = "[{\"";

        @Override
        public String where() {
            return origin + ": " + text;
        }

        @Override
        public Config parse() {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw problem(Problem.syntax("", origin, ConfigUtil.quoteString(text), "key=value"));
            }
            return value(text.substring(equals + 1).strip())
                    .withOrigin(ConfigOriginFactory.newSimple(where()))
                    .atPath(text.substring(0, equals).strip());
        }

        private ConfigValue value(String written) {
            boolean hocon =
                    written.equals("null") || (!written.isEmpty() && HOCON_STARTS.indexOf(written.charAt(0)) >= 0);
            if (!hocon) {
                return ConfigValueFactory.fromAnyRef(written);
            }
            return Optional.ofNullable(
                            parseUntrusted("value = " + written, where()).root().get("value"))
                    .orElseThrow();
        }

        @Override
        public boolean isSingle() {
            return true;
        }
    }
}
