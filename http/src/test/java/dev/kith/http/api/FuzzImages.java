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
import javax.imageio.ImageIO;

/** Images that are broken, or claim to be huge, or are none, in bodies that are hardly better. */
final class FuzzImages {
    static final String BOUNDARY = "fuzz-boundary";
    /** Where the header of a PNG says its width and height. */
    private static final int PNG_SIZE = 16;

    private static final List<String> JSON = List.of(
            "{\"%s\": [\"%s\"]}",
            "{\"%s\": \"%s\"}", "{\"%s\": [{\"data\": \"%s\"}]}", "{\"%s\": [\"%s\"", "[\"%s\", \"%s\"]");

    private final FuzzDice dice;
    private final byte[] png = encoded("png");
    private final byte[] jpeg = encoded("jpg");

    FuzzImages(FuzzDice dice) {
        this.dice = dice;
    }

    byte[] base64() {
        String text = Base64.getEncoder().encodeToString(image());
        String broken = text.isEmpty() || dice.onceIn(2)
                ? text
                : text.replace(text.charAt(0), dice.pick("%", "=", " ").charAt(0));
        return dice.pick(JSON)
                .formatted(dice.pick("images", "images", "images", "image"), broken)
                .getBytes(StandardCharsets.UTF_8);
    }

    byte[] multipart() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int parts = dice.below(dice.onceIn(10) ? 300 : 3);
        for (int i = 0; i <= parts; i++) {
            write(body, (dice.onceIn(10) ? "-" : "--") + BOUNDARY + "\r\n");
            write(body, dice.onceIn(10) ? "X: " + "y".repeat(3_000) + "\r\n\r\n" : dice.pick(FuzzWords.PART_HEADS));
            body.writeBytes(parts < 10 ? image() : new byte[0]);
            write(body, dice.onceIn(10) ? "" : "\r\n");
        }
        write(body, dice.onceIn(4) ? "" : "--" + BOUNDARY + "--\r\n");
        return body.toByteArray();
    }

    private byte[] image() {
        return switch (dice.below(8)) {
            case 0 -> Arrays.copyOf(png, dice.below(png.length));
            case 1 -> Arrays.copyOf(jpeg, dice.below(jpeg.length));
            case 2 -> dice.flipped(png, 3);
            case 3 -> dice.flipped(jpeg, 8);
            case 4 -> huge();
            case 5 -> new byte[dice.below(2_000)];
            case 6 -> dice.bytes(dice.below(2_000));
            default -> "GIF89a\u007f\u007f\u007f\u007f".getBytes(StandardCharsets.ISO_8859_1);
        };
    }

    private byte[] huge() {
        byte[] wrong = png.clone();
        int side = Integer.parseInt(dice.pick("2147483647", "65500", "30000", "0", "-1"));
        ByteBuffer.wrap(wrong).putInt(PNG_SIZE, side).putInt(PNG_SIZE + 4, dice.onceIn(2) ? side : 1);
        return wrong;
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] encoded(String format) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB), format, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
