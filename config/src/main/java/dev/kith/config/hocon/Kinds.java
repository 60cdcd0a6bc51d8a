package dev.kith.config.hocon;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import dev.kith.config.ByteSize;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The kinds of values that settings are made of. Numbers are read from their text, so that 0.1 from a file and from
 * the command line are the same number, and a whole number never goes through a floating-point one.
 */
final class Kinds {
    private static final String SIZE = "size";
    private static final long MOST_BYTES = 1L << 50;
    /** Without such a bound {@code 1e9999999GiB} would be computed to its last digit. */
    private static final Pattern SIZE_FORM =
            Pattern.compile("\\s*\\d{1,19}(\\.\\d{0,19})?([eE]\\+?\\d{1,2})?\\s*[A-Za-z]*\\s*");

    private static final List<String> YES = List.of("true", "yes", "on");
    private static final List<String> NO = List.of("false", "no", "off");

    private Kinds() {}

    static Kind<Integer> whole(String unit, Range range) {
        return new Kind<>(
                "whole number" + of(unit) + range.text(),
                value -> integer(value)
                        .filter(n -> n == n.intValue() && range.contains(n))
                        .map(Long::intValue));
    }

    static Kind<Long> longWhole(String unit, Range range) {
        return new Kind<>(
                "whole number" + of(unit) + range.text(),
                value -> integer(value).filter(range::contains));
    }

    static Kind<Double> number(String unit, Range range) {
        return new Kind<>(
                "number" + of(unit) + range.text(),
                value -> decimal(value)
                        .map(BigDecimal::doubleValue)
                        .filter(n -> Double.isFinite(n) && range.contains(n)));
    }

    static Kind<Double> number(Range range) {
        return number("", range);
    }

    /** A number of bytes, or one with a unit as HOCON knows them; sums of a few thousand of them stay exact. */
    static Kind<ByteSize> size() {
        return new Kind<>("size above 0, at most 1024TiB, such as 512MiB or 1GiB", Kinds::bytes);
    }

    private static Optional<ByteSize> bytes(ConfigValue value) {
        if (Tree.scalar(value).filter(SIZE_FORM.asMatchPredicate()).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(value.atKey(SIZE).getBytes(SIZE))
                    .filter(bytes -> bytes > 0 && bytes <= MOST_BYTES)
                    .map(ByteSize::new);
        } catch (ConfigException e) { // no size at all, or beyond 64 bits
            return Optional.empty();
        }
    }

    static Kind<Boolean> flag() {
        return new Kind<>(
                "true or false",
                List.of("true", "false"),
                Optional.empty(),
                value -> Tree.scalar(value)
                        .filter(word -> YES.contains(word) || NO.contains(word))
                        .map(YES::contains));
    }

    static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
        List<E> constants = Arrays.asList(type.getEnumConstants());
        List<String> words = constants.stream().map(Names::kebab).toList();
        return new Kind<>(
                "one of " + String.join(", ", words),
                words,
                Optional.empty(),
                value -> Tree.scalar(value)
                        .map(words::indexOf)
                        .filter(i -> i >= 0)
                        .map(constants::get));
    }

    static Kind<String> name() {
        return new Kind<>("name", value -> Tree.scalar(value).filter(text -> !text.isBlank()));
    }

    /** Made absolute, so that settings written to a file mean the same wherever they are read again. */
    static Kind<Path> path(String what) {
        return new Kind<>(
                what,
                value -> Tree.scalar(value).filter(text -> !text.isBlank()).flatMap(Kinds::toPath));
    }

    /** A list, or its elements in one string with commas between them, which needs no quotes in a shell. */
    static Kind<List<Integer>> wholes(String unit, Range each, int longest) {
        Kind<Integer> element = whole(unit, each);
        return new Kind<>(
                "list of 1 to " + longest + " whole numbers" + of(unit) + each.text() + ", such as [1, 2]",
                value -> elements(value)
                        .filter(items -> !items.isEmpty() && items.size() <= longest)
                        .flatMap(items -> all(items, element)));
    }

    private static <T> Optional<List<T>> all(List<ConfigValue> items, Kind<T> kind) {
        List<T> good = items.stream()
                .flatMap(item -> kind.parse().apply(item).stream())
                .toList();
        return good.size() == items.size() ? Optional.of(good) : Optional.empty();
    }

    private static String of(String unit) {
        return unit.isEmpty() ? "" : " of " + unit;
    }

    private static Optional<List<ConfigValue>> elements(ConfigValue value) {
        if (value instanceof ConfigList list) {
            return Optional.of(list);
        }
        return Tree.scalar(value)
                .map(text -> Arrays.stream(text.split(",", -1))
                        .<ConfigValue>map(ConfigValueFactory::fromAnyRef)
                        .toList());
    }

    private static Optional<Long> integer(ConfigValue value) {
        return decimal(value).flatMap(number -> {
            try {
                return Optional.of(number.longValueExact());
            } catch (ArithmeticException e) { // a fraction, or beyond 64 bits
                return Optional.empty();
            }
        });
    }

    private static Optional<BigDecimal> decimal(ConfigValue value) {
        return Tree.scalar(value).flatMap(text -> {
            try {
                return Optional.of(new BigDecimal(text.strip()));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        });
    }

    private static Optional<Path> toPath(String text) {
        try {
            boolean home = text.equals("~") || text.startsWith("~/");
            String expanded = home ? System.getProperty("user.home") + text.substring(1) : text;
            return Optional.of(Path.of(expanded).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
