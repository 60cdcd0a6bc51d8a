package dev.kith.http.api;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Bodies that are nearly right. */
final class FuzzBodies {
    static final String BOUNDARY = "fuzz-boundary";
    /** Where the header of a PNG says its width and height. */
    private static final int PNG_SIZE = 16;

    private static final List<String> GOOD = List.of(
            "{\"preset\": \"shapes\", \"settings\": {\"seed\": 3, \"budget.steps\": 20}}",
            "{\"id\": \"fuzzed\", \"preset\": \"images\", \"settings\": {\"data\": {\"directory\": \"data/photos\"}}}",
            "{\"settings\": {\"encoder\": {\"width\": 4, \"blocks\": [1, 1]}, \"loss.negatives\": 4, \"data.source\": \"shapes\"}}",
            "{\"settings\": {\"optimizer.rate\": 0.1, \"evaluation.enabled\": false, \"pipeline.batch-memory\": \"1MiB\"}}");
    /** One of each type that there is. */
    private static final List<String> KEYS = List.of(
            "seed",
            "budget.steps",
            "data.source",
            "data.directory",
            "data.labels-file",
            "data.download",
            "data.validation",
            "encoder.blocks",
            "loss.alpha",
            "pipeline.batch-memory",
            "evaluation.enabled");
    /** Put in the place of a value, or of anything. */
    private static final List<String> PIECES = List.of(
            "null",
            "true",
            "-0",
            "1e400",
            "-1e-999999",
            "1e999999999",
            "9".repeat(400),
            "9".repeat(2_000),
            "0.".concat("1".repeat(900)),
            "NaN",
            "Infinity",
            "0x10",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00x\"",
            "\"\\uFFFF\"",
            "\"1e999999999 GiB\"",
            "\"1e9999999 GiB\"",
            "\"${HOME}\"",
            "\"include \\\"/etc/passwd\\\"\"",
            "\"../../..\"",
            "\"/etc/passwd\"",
            "\"~\"",
            "\"a/\\u0000b\"",
            "\"data/\\ud83dphotos\"",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "{\"\": 1}",
            "{\"a.b.c\": {\"d\": []}}",
            "{\"..\": 1}",
            "{\"\\ud800\": 1}",
            "{\".\": 1}",
            "{\"a\\\"b\": 2}",
            "{\"a=b\": 2}",
            "{\"seed\": 1, \"seed\": 2}",
            "[1,",
            "}",
            "{",
            ",",
            ":",
            "\"",
            "\\",
            "/* x */",
            "'x'",
            "+",
            "\u0000",
            "\"x\\qy\"",
            "\"\\u12\"",
            "1 2",
            "\"" + "x".repeat(5_000) + "\"",
            "[" + "1,".repeat(3_000) + "1]");

    private final Random random;
    private final byte[] png = image("png");
    private final byte[] jpeg = image("jpg");

    FuzzBodies(Random random) {
        this.random = random;
    }

    byte[] json() {
        byte[] good = pick(GOOD).getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(12)) {
            case 0 -> Arrays.copyOf(good, random.nextInt(good.length));
            case 1 -> nested();
            case 2 -> flipped(good, 1 + random.nextInt(4));
            case 3 -> invalidUtf8(good);
            case 4 -> manyKeys();
            case 5 -> longText();
            case 6, 7, 8 -> typed();
            default -> replaced(new String(good, StandardCharsets.UTF_8));
        };
    }

    /** Some value, or some other place, becomes something else. */
    private byte[] replaced(String good) {
        String piece = pick(PIECES);
        int colon = good.indexOf(':', random.nextInt(good.length() - 12));
        int at = colon < 0 || random.nextInt(3) == 0 ? random.nextInt(good.length()) : colon + 1;
        int rest = random.nextBoolean() ? at : Math.min(good.length(), at + 1 + random.nextInt(8));
        if (random.nextInt(8) == 0) {
            return piece.getBytes(StandardCharsets.UTF_8);
        }
        return (good.substring(0, at) + piece + good.substring(rest)).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] nested() {
        int depth = 1 << random.nextInt(14);
        String open = pick(List.of("[", "{\"a\":", "{\"settings\":", "[{\"a\":"));
        String inner = random.nextBoolean() ? "1" + (open.startsWith("[") ? "]" : "}").repeat(depth) : "";
        String all = open.repeat(Math.min(depth, 60_000 / open.length() - inner.length() / 8)) + inner;
        return (random.nextBoolean() ? all : "{\"settings\": {\"encoder.blocks\": " + all + "}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] manyKeys() {
        StringBuilder body = new StringBuilder("{\"settings\": {");
        int count = 1 << random.nextInt(13);
        for (int i = 0; i < count && body.length() < 60_000; i++) {
            body.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(random.nextBoolean() ? "k" : "")
                    .append(i)
                    .append("\":")
                    .append(i);
        }
        return body.append("}}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] longText() {
        String piece = pick(List.of("a.", "a", ".", "\\\"", "data.", "\\u00e9", "/", "x/", "9", "1,"));
        String text = piece.repeat((60_000 >> random.nextInt(14)) / piece.length());
        String body = random.nextInt(3) == 0
                ? "{\"settings\": {\"%s\": 1}}".formatted(text)
                : "{\"preset\": \"images\", \"settings\": {\"%s\": \"%s\"}}".formatted(pick(KEYS), text);
        return body.getBytes(StandardCharsets.UTF_8);
    }

    /** Keys that there are, with values that may be of any type. */
    private byte[] typed() {
        String settings = IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> "\"%s\": %s".formatted(pick(KEYS), pick(PIECES)))
                .collect(Collectors.joining(", "));
        return "{\"settings\": {%s}}".formatted(settings).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] flipped(byte[] good, int times) {
        byte[] wrong = good.clone();
        for (int i = 0; i < times; i++) {
            wrong[random.nextInt(wrong.length)] = (byte) random.nextInt(256);
        }
        return wrong;
    }

    private byte[] invalidUtf8(byte[] good) {
        byte[] wrong = good.clone();
        int at = random.nextInt(wrong.length - 1);
        wrong[at] = (byte) (random.nextBoolean() ? 0xc0 : 0xf5);
        wrong[at + 1] = (byte) (random.nextBoolean() ? 0x80 : 0xff);
        return wrong;
    }

    /** An image that is broken, or claims to be huge, or none. */
    byte[] image() {
        return switch (random.nextInt(8)) {
            case 0 -> Arrays.copyOf(png, random.nextInt(png.length));
            case 1 -> Arrays.copyOf(jpeg, random.nextInt(jpeg.length));
            case 2 -> flipped(png, 3);
            case 3 -> flipped(jpeg, 8);
            case 4 -> huge();
            case 5 -> new byte[random.nextInt(2_000)];
            case 6 -> flipped(new byte[100], 100);
            default -> "GIF89a\u007f\u007f\u007f\u007f".getBytes(StandardCharsets.ISO_8859_1);
        };
    }

    private byte[] huge() {
        byte[] wrong = png.clone();
        int side = pick(List.of("2147483647", "65500", "0", "-1", "30000")).length() == 10 ? Integer.MAX_VALUE : 30_000;
        ByteBuffer.wrap(wrong).putInt(PNG_SIZE, side).putInt(PNG_SIZE + 4, random.nextBoolean() ? side : 1);
        return wrong;
    }

    byte[] base64() {
        String text = Base64.getEncoder().encodeToString(image());
        String broken = random.nextBoolean()
                ? text
                : text.replace(text.isEmpty() ? "x" : text.substring(0, 1), pick(List.of("%", "=", " ", "\\u00e9")));
        String field = pick(List.of("images", "image", "x", "data"));
        return pick(List.of(
                        "{\"%s\": [\"%s\"]}",
                        "{\"%s\": \"%s\"}", "{\"%s\": [{\"data\": \"%s\"}]}", "{\"%s\": [\"%s\"", "[\"%s\", \"%s\"]"))
                .formatted(field, broken)
                .getBytes(StandardCharsets.UTF_8);
    }

    byte[] multipart() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int parts = random.nextInt(random.nextInt(10) == 0 ? 300 : 3);
        for (int i = 0; i <= parts; i++) {
            write(body, (random.nextInt(10) == 0 ? "-" : "--") + BOUNDARY + "\r\n");
            write(
                    body,
                    pick(List.of(
                            "Content-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n",
                            "Content-Disposition: form-data; name=\"image\"\r\n\r\n",
                            "Content-Disposition: form-data\r\n\r\n",
                            "Content-Disposition: \u00ff\r\n\r\n",
                            "\r\n",
                            "no colon\r\n\r\n",
                            "Content-Type: a/b/c\r\n\r\n",
                            "X: " + "y".repeat(3_000) + "\r\n\r\n",
                            "Content-Transfer-Encoding: base64\r\n\r\n")));
            body.writeBytes(parts < 10 ? image() : new byte[0]);
            write(body, random.nextInt(10) == 0 ? "" : "\r\n");
        }
        write(body, random.nextInt(4) == 0 ? "" : "--" + BOUNDARY + "--\r\n");
        return body.toByteArray();
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private byte[] image(String format) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB), format, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
