package dev.kith.config.hocon;

import dev.kith.config.Settings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Settings, and where each value was set.
 *
 * @param origins dotted key to file and line, or words of the command line; in the order of the settings
 */
public record ResolvedSettings(Settings settings, Map<String, String> origins) {

    public ResolvedSettings {
        origins = Collections.unmodifiableMap(new LinkedHashMap<>(origins));
    }
}
