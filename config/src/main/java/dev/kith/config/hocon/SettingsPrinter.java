package dev.kith.config.hocon;

import static dev.kith.config.Text.format;

import dev.kith.config.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes settings as HOCON that {@link SettingsRequest#ofRun(Path)} reads back to equal settings. */
public final class SettingsPrinter {
    private SettingsPrinter() {}

    /** Every key with its value, in the order of the settings records. */
    public static String print(Settings settings) {
        HoconWriter writer = new HoconWriter();
        HoconText.of(settings).forEach((key, text) -> writer.value(key, text, List.of()));
        return writer.finish();
    }

    /** Every key with its value as HOCON, each in its one canonical spelling; in the order of the settings records. */
    public static Map<String, String> values(Settings settings) {
        return HoconText.of(settings);
    }

    /** The same with comments: what each key means and may be, its default, and where its value was set. */
    public static String explain(ResolvedSettings resolved) {
        Map<String, String> texts = HoconText.of(resolved.settings());
        HoconWriter writer = new HoconWriter();
        Set<String> begun = new HashSet<>();
        for (Key key : Keys.all()) {
            Keys.parents(key.name()).stream()
                    .filter(begun::add)
                    .forEach(block -> writer.block(block, lines(Keys.known().comment(block))));
            writer.value(key.name(), texts.getOrDefault(key.name(), ""), comments(key, resolved));
        }
        return writer.finish();
    }

    private static List<String> comments(Key key, ResolvedSettings resolved) {
        List<String> comments = new ArrayList<>(lines(key.comment()));
        String origin = resolved.origins().getOrDefault(key.name(), Tree.DEFAULT);
        String set = origin.equals(Tree.DEFAULT) ? "" : "; set in " + origin;
        comments.add(format("[%s; default %s%s]", key.type(), key.defaultValue(), set));
        return comments;
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }
}
