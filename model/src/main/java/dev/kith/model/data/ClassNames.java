package dev.kith.model.data;

import static dev.kith.config.Text.format;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What can be said about the names of classes: two that a person reads as one are probably meant as one, yet training takes
 * them for two.
 */
public final class ClassNames {
    /** White space of every script, and characters without a width. */
    private static final String BLANK =
            "[\\p{IsWhite_Space}\\u00AD\\u115F\\u1160\\u180E\\u200B-\\u200D\\u2060\\u3164\\uFEFF\\uFFA0]";

    private static final Pattern ENDS = Pattern.compile("^" + BLANK + "+|" + BLANK + "+$");
    private static final Pattern RUN = Pattern.compile(BLANK + "+");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\p{IsWhite_Space}]]+");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(?:\\.\\d{0,30})?");

    private ClassNames() {}

    /** A label as it counts: composed, without blanks or invisible characters at its ends. */
    public static String clean(String label) {
        return ENDS.matcher(Normalizer.normalize(label, Normalizer.Form.NFC)).replaceAll("");
    }

    /**
     * What names that look alike have in common: case, blanks, invisible characters, compatible forms of one character
     * ({@code ﬁ} and {@code fi}) and of one number ({@code 1}, {@code 01} and {@code 1.0}) make no difference.
     */
    public static String key(String name) {
        String seen =
                UNSEEN.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC)).replaceAll("");
        String even = RUN.matcher(clean(seen)).replaceAll(" ");
        String folded = Normalizer.normalize(
                even.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFKC); // ß and SS are one, too
        return NUMBER.matcher(folded).matches()
                ? new BigDecimal(folded).stripTrailingZeros().toPlainString()
                : folded;
    }

    /** Those of the names that look like another one, together; each list in the order given, the lists by their key. */
    public static List<List<String>> twins(Collection<String> names) {
        SortedMap<String, List<String>> byKey = new TreeMap<>();
        names.forEach(
                name -> byKey.computeIfAbsent(key(name), k -> new ArrayList<>()).add(name));
        return byKey.values().stream().filter(alike -> alike.size() > 1).toList();
    }

    /** The name in quotation marks, characters that are not seen or not told from a blank as {@code <U+00A0>}. */
    public static String quoted(String name) {
        return name.codePoints().mapToObj(ClassNames::visible).collect(Collectors.joining("", "\"", "\""));
    }

    private static String visible(int c) {
        String text = Character.toString(c);
        return c != ' ' && (text.matches(BLANK) || UNSEEN.matcher(text).matches()) ? format("<U+%04X>", c) : text;
    }
}
