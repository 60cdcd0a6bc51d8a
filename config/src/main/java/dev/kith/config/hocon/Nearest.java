package dev.kith.config.hocon;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** Names near a misspelt one, by edit distance; upper case, hyphens and underscores do not count. */
final class Nearest {
    private static final int MOST = 3;

    /** Longer names are no slips of the finger, and comparing them costs time in proportion. */
    private static final int LONGEST = 100;

    private Nearest() {}

    /** The nearest of the words, all of them if equally near, none if nothing is near. */
    static List<String> word(String wrong, Collection<String> words) {
        return nearest(wrong, words, candidate -> distance(plain(wrong), plain(candidate)));
    }

    /** The same for dotted keys, where the right name in the wrong block is near, too. */
    static List<String> key(String wrong, Collection<String> keys) {
        return nearest(
                wrong,
                keys,
                candidate ->
                        Math.min(distance(plain(wrong), plain(candidate)), elsewhere(last(wrong), last(candidate))));
    }

    private static int elsewhere(String wrong, String name) {
        int distance = distance(plain(wrong), plain(name));
        return distance <= wrong.length() / 3 ? distance + 1 : Integer.MAX_VALUE;
    }

    private static List<String> nearest(String wrong, Collection<String> words, ToIntFunction<String> distance) {
        if (wrong.length() > LONGEST) {
            return List.of();
        }
        int limit = (wrong.length() + 2) / 3;
        int best = words.stream().mapToInt(distance).min().orElse(Integer.MAX_VALUE);
        if (best > limit) {
            return List.of();
        }
        return words.stream()
                .filter(word -> distance.applyAsInt(word) == best)
                .sorted(Comparator.comparingInt(word -> distance(wrong, word)))
                .limit(MOST)
                .toList();
    }

    /**
     * Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours that turn one word into
     * the other, no part of it edited twice.
     */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : step(a, b, d, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(String a, String b, int[][] d, int i, int j) {
        int substitution = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(substitution, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    private static String last(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }
}
