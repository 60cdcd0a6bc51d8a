package dev.kith.model.data;

import static dev.kith.config.Text.format;

import java.util.List;

/**
 * Decoded images that somebody gives, of no known class.
 *
 * @param names one an image
 */
public record GivenImages(List<String> names, List<Image> images) implements Examples {

    public GivenImages {
        names = List.copyOf(names);
        images = List.copyOf(images);
        if (names.size() != images.size()) {
            throw new IllegalArgumentException(format("%d names, %d images", names.size(), images.size()));
        }
    }

    @Override
    public int size() {
        return images.size();
    }

    @Override
    public Image image(int index) {
        return images.get(index);
    }

    @Override
    public int truth(int index) {
        return -1;
    }

    @Override
    public String id(int index) {
        return names.get(index);
    }
}
