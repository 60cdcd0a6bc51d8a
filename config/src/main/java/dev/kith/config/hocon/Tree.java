package dev.kith.config.hocon;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks at HOCON values: finding, showing, and naming the place they come from. */
final class Tree {
    /** Where a value is from that no layer has set. */
    static final String DEFAULT = "default";

    private static final int LONGEST = 80;
    private static final Pattern PLAIN = Pattern.compile("[\\w.+-]+");

    private Tree() {}

    /** The value at a dotted key, {@code null} values included. */
    static Optional<ConfigValue> find(ConfigObject root, String key) {
        int dot = key.indexOf('.');
        if (dot < 0) {
            return Optional.ofNullable(root.get(key));
        }
        return Optional.ofNullable(root.get(key.substring(0, dot)))
                .filter(ConfigObject.class::isInstance)
                .flatMap(block -> find((ConfigObject) block, key.substring(dot + 1)));
    }

    /** Whether there is a value other than {@code null}. */
    static boolean isSet(ConfigObject root, String key) {
        return find(root, key)
                .filter(value -> value.valueType() != ConfigValueType.NULL)
                .isPresent();
    }

    /** The text of a string, number or boolean. */
    static Optional<String> scalar(ConfigValue value) {
        return switch (value.valueType()) {
            case STRING, BOOLEAN -> Optional.of(value.unwrapped().toString());
            case NUMBER -> Optional.of(value.render());
            case NULL, LIST, OBJECT -> Optional.empty();
        };
    }

    /** The value for a message: one line, not too long, without quotes where they say nothing. */
    static String show(ConfigValue value) {
        boolean plain =
                value.unwrapped() instanceof String word && PLAIN.matcher(word).matches();
        String text = plain ? value.unwrapped().toString() : value.render(ConfigRenderOptions.concise());
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    /** File and line, like {@code my.conf:3}; the description of a source without lines; or {@value #DEFAULT}. */
    static String where(ConfigOrigin origin) {
        String description = origin.description();
        if (description.startsWith(Resources.REFERENCE)) {
            return DEFAULT;
        }
        return origin.lineNumber() < 0 ? description : description.replaceFirst(": (\\d+)(-\\d+)?$", ":$1");
    }
}
