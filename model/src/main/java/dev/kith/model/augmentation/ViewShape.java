package dev.kith.model.augmentation;

import static dev.kith.config.Text.format;

import dev.kith.model.data.Image;

/** The size of a view, {@code [side, side, channels]}, and its normalisation: one that fits. */
record ViewShape(int side, int channels, Normalization normalization) {

    ViewShape {
        if (side < 1 || (channels != 1 && channels != 3)) {
            throw new IllegalArgumentException(format("no views of %d×%d×%d", side, side, channels));
        }
        if (normalization.channels() != channels) {
            throw new IllegalArgumentException(format(
                    "normalization of %d channels for views of %d channels", normalization.channels(), channels));
        }
    }

    int size() {
        return side * side * channels;
    }

    ViewScratch newScratch() {
        return new ViewScratch(side, channels);
    }

    void check(Image image, ViewScratch scratch) {
        if (image.channels() != channels) {
            throw new IllegalArgumentException(
                    format("an image of %d channels for views of %d channels", image.channels(), channels));
        }
        if (scratch.side != side || scratch.planes.length != channels) {
            throw new IllegalArgumentException(format(
                    "scratch for %d×%d×%d used for views of %d×%d×%d",
                    scratch.side, scratch.side, scratch.planes.length, side, side, channels));
        }
    }
}
