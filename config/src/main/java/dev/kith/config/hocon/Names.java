package dev.kith.config.hocon;

import java.util.Locale;

/** Kebab-case names of record components and enum constants. */
final class Names {
    private Names() {}

    /** {@code labelsPerClass} to {@code labels-per-class}. */
    static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** {@code FASHION_MNIST} to {@code fashion-mnist}. */
    static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
