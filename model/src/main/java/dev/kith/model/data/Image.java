package dev.kith.model.data;

import static dev.kith.config.Text.format;

import java.util.Arrays;

/**
 * A decoded image: 8-bit values, row-major, channels last, {@code pixels[(y * width + x) * channels + c]}.
 *
 * @param channels 1 (grey) or 3 (sRGB)
 * @param pixels {@code height * width * channels} values; shared, never changed
 */
@SuppressWarnings("ArrayRecordComponent") // a value of megabytes: shared on purpose, compared nowhere
public record Image(int height, int width, int channels, byte[] pixels) {

    public Image {
        if (pixels.length != height * width * channels) {
            throw new IllegalArgumentException(
                    format("%d values for an image of %d×%d×%d", pixels.length, height, width, channels));
        }
    }

    /**
     * The same image in grey (luma of ITU-R BT.601), or with three equal channels.
     *
     * @param wanted 1 or 3
     */
    public Image withChannels(int wanted) {
        if (wanted == channels) {
            return this;
        }
        byte[] converted = new byte[height * width * wanted];
        for (int i = 0; i < height * width; i++) {
            if (wanted == 1) {
                int luma = 299 * value(3 * i) + 587 * value(3 * i + 1) + 114 * value(3 * i + 2);
                converted[i] = (byte) ((luma + 500) / 1000);
            } else {
                Arrays.fill(converted, 3 * i, 3 * i + 3, pixels[i]);
            }
        }
        return new Image(height, width, wanted, converted);
    }

    private int value(int index) {
        return pixels[index] & 0xFF;
    }

    /** The value 0…255 at a place. */
    public int at(int y, int x, int channel) {
        return value((y * width + x) * channels + channel);
    }
}
