package dev.kith.config.hocon;

import com.typesafe.config.Config;
import java.util.List;
import java.util.Optional;

/** The presets there are: {@code presets/index.conf} lists them, {@code presets/NAME.conf} holds what each overrides. */
public final class Presets {
    private static final List<Preset> ALL = Resources.read("presets/index.conf").getConfigList("presets").stream()
            .map(entry -> new Preset(entry.getString("name"), entry.getString("description")))
            .toList();

    private Presets() {}

    /** All of them, in the order of the index. */
    public static List<Preset> all() {
        return ALL;
    }

    /** The preset of this name. */
    public static Optional<Preset> find(String name) {
        return ALL.stream().filter(preset -> preset.name().equals(name)).findFirst();
    }

    static List<String> names() {
        return ALL.stream().map(Preset::name).toList();
    }

    static String file(Preset preset) {
        return "presets/" + preset.name() + ".conf";
    }

    static Config read(Preset preset) {
        return Resources.read(file(preset));
    }
}
