package dev.kith.http.api;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** JSON that is nearly what the service reads. */
final class FuzzJson {
    private static final int MOST_CHARACTERS = 60_000;

    private final FuzzDice dice;

    FuzzJson(FuzzDice dice) {
        this.dice = dice;
    }

    byte[] next() {
        byte[] good = bytes(dice.pick(FuzzWords.GOOD_JSON));
        return switch (dice.below(20)) {
            case 0, 1 -> Arrays.copyOf(good, dice.below(good.length));
            case 2, 3 -> dice.flipped(good, 1 + dice.below(4));
            case 4, 5 -> noUtf8(good);
            case 6 -> bytes(manyKeys());
            case 7 -> bytes(nested());
            case 8 -> bytes(longText());
            case 9, 10, 11, 12, 13 -> bytes(typed());
            default -> bytes(replaced(dice.pick(FuzzWords.GOOD_JSON)));
        };
    }

    /** Some value, or some other place, becomes something else. */
    private String replaced(String good) {
        String piece = dice.pick(FuzzWords.JSON_PIECES);
        if (dice.onceIn(8)) {
            return piece;
        }
        int value = good.indexOf(':', dice.below(good.length() - 12)) + 1;
        int at = value == 0 || dice.onceIn(3) ? dice.below(good.length()) : value;
        int end = dice.onceIn(2) ? at : Math.min(good.length(), at + 1 + dice.below(8));
        return good.substring(0, at) + piece + good.substring(end);
    }

    private String nested() {
        String open = dice.pick("[", "{\"a\":", "{\"settings\":", "[{\"a\":");
        int depth = (MOST_CHARACTERS >> dice.below(14)) / (open.length() + 1);
        String close = open.startsWith("[") ? "]" : "}";
        String all = open.repeat(depth) + (dice.onceIn(2) ? "" : "1" + close.repeat(depth));
        return dice.onceIn(2) ? all : settings("\"encoder.blocks\": " + all);
    }

    private String manyKeys() {
        String letter = dice.pick("k", "");
        return settings(IntStream.range(0, 1 << dice.below(13))
                .mapToObj(i -> "\"%s%d\":%d".formatted(letter, i, i % 7))
                .collect(Collectors.joining(",")));
    }

    private String longText() {
        String piece = dice.pick("a.", "a", ".", "\\\"", "data.", "\\u00e9", "/", "x/", "9", "1,");
        String text = piece.repeat((MOST_CHARACTERS >> dice.below(14)) / piece.length());
        return dice.onceIn(3)
                ? settings("\"%s\": 1".formatted(text))
                : settings("\"%s\": \"%s\"".formatted(dice.pick(FuzzWords.SETTINGS), text));
    }

    /** Keys that there are, with values that may be of any type. */
    private String typed() {
        return settings(IntStream.rangeClosed(0, dice.below(3))
                .mapToObj(i -> "\"%s\": %s".formatted(dice.pick(FuzzWords.SETTINGS), dice.pick(FuzzWords.JSON_PIECES)))
                .collect(Collectors.joining(", ")));
    }

    private static String settings(String inner) {
        return "{\"settings\": {%s}}".formatted(inner);
    }

    private byte[] noUtf8(byte[] good) {
        byte[] wrong = good.clone();
        int at = dice.below(wrong.length - 1);
        wrong[at] = (byte) (dice.onceIn(2) ? 0xc0 : 0xf5);
        wrong[at + 1] = (byte) (dice.onceIn(2) ? 0x80 : 0xff);
        return wrong;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
