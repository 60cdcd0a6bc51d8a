package dev.kith.config.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;

/** The HOCON files inside this module's jar. */
final class Resources {
    static final String REFERENCE = "kith-reference.conf";

    private Resources() {}

    /** Parsed, not resolved; a missing or broken one is a defect of the build and throws the parser's exception. */
    static Config read(String name) {
        ConfigParseOptions options = ConfigParseOptions.defaults()
                .setAllowMissing(false)
                .setSyntax(ConfigSyntax.CONF)
                .setOriginDescription(name);
        return ConfigFactory.parseResources(Resources.class, "/" + name, options);
    }
}
