package dev.kith.model.evidence;

import dev.kith.model.data.Examples;
import dev.kith.model.data.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Pictures of examples by their name, as PNG. Names of the set that was asked for last stay known. */
final class Pictures {
    private @Nullable Examples named;
    private Map<String, Integer> numbers = Map.of();

    /** The picture as training reads it, before any augmentation; empty if nobody has this name. */
    Optional<byte[]> png(Examples examples, String name) {
        OptionalInt number = number(examples, name);
        return number.isPresent() ? Optional.of(png(examples.image(number.getAsInt()))) : Optional.empty();
    }

    private synchronized OptionalInt number(Examples examples, String name) {
        if (!examples.equals(named)) {
            Map<String, Integer> all = new HashMap<>();
            for (int i = 0; i < examples.size(); i++) {
                all.put(examples.id(i), i);
            }
            numbers = all;
            named = examples;
        }
        Integer number = numbers.get(name);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static byte[] png(Image image) {
        Image colour = image.withChannels(3);
        BufferedImage picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                picture.setRGB(x, y, colour.at(y, x, 0) << 16 | colour.at(y, x, 1) << 8 | colour.at(y, x, 2));
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
