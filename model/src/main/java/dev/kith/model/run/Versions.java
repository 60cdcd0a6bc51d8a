package dev.kith.model.run;

import dev.kith.model.engine.TensorEngine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/** Versions of Kith and of what it stands on. */
public final class Versions {

    private Versions() {}

    /** The version of Kith itself. */
    public static String kith() {
        return properties().getProperty("kith");
    }

    /** All versions by name. Starts the tensor engine. */
    public static SortedMap<String, String> all() {
        SortedMap<String, String> versions = new TreeMap<>();
        properties().forEach((name, version) -> versions.put(name.toString(), version.toString()));
        versions.put("pytorch", TensorEngine.version());
        versions.put("java", Runtime.version().toString());
        return versions;
    }

    private static Properties properties() {
        try (InputStream stream = Versions.class.getResourceAsStream("/kith-version.properties")) {
            if (stream == null) {
                throw new IllegalStateException("kith-version.properties is missing from the class path");
            }
            Properties properties = new Properties();
            properties.load(stream);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
