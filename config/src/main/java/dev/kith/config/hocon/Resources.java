package dev.kith.config.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import java.net.URL;

/** The HOCON files inside this module's jar. */
final class Resources {
    static final String REFERENCE = "kith-reference.conf";

    private Resources() {}

    /**
     * Parsed, not resolved. Exactly one file is read: the parser's own look-up would merge all files of that name on the
     * class path, so that a module that is there twice would be read twice.
     *
     * @throws IllegalStateException if it is missing, which is a defect of the build
     */
    static Config read(String name) {
        URL url = Resources.class.getResource("/" + name);
        if (url == null) {
            throw new IllegalStateException(name + " is missing from the class path");
        }
        ConfigParseOptions options = ConfigParseOptions.defaults()
                .setAllowMissing(false)
                .setSyntax(ConfigSyntax.CONF)
                .setOriginDescription(name);
        return ConfigFactory.parseURL(url, options);
    }
}
