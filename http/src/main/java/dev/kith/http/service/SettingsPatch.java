package dev.kith.http.service;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Settings that a living run shall go on with.
 *
 * @param values dotted keys of {@link LiveSettings#KEYS}, with values in their canonical spelling
 */
public record SettingsPatch(Map<String, String> values) {

    public SettingsPatch {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
