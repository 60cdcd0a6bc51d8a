package dev.kith.model.data.published;

import static dev.kith.config.Text.format;

import dev.kith.model.data.DataException;
import dev.kith.model.data.Examples;
import dev.kith.model.data.Image;

/** Grey images and their classes from a pair of IDX files. */
final class IdxExamples implements Examples {
    private final String prefix;
    private final IdxFile images;
    private final IdxFile labels;

    /**
     * @param prefix of the ids: "train/" makes "train/0"
     * @param images {@code [count, height, width]}
     * @param labels {@code [count]}
     * @param classes how many there are
     * @throws DataException if the two do not belong together, or a label is no class
     */
    IdxExamples(String prefix, IdxFile images, IdxFile labels, int classes) {
        if (images.count() != labels.count()) {
            throw new DataException(format(
                    "There are %d images but %d labels for %s: these files do not belong together.",
                    images.count(), labels.count(), prefix));
        }
        for (int i = 0; i < labels.count(); i++) {
            if (labels.value(i) >= classes) {
                throw new DataException(format(
                        "Example %s%d has label %d, but the last class is %d. Get the label file again.",
                        prefix, i, labels.value(i), classes - 1));
            }
        }
        this.prefix = prefix;
        this.images = images;
        this.labels = labels;
    }

    @Override
    public int size() {
        return images.count();
    }

    @Override
    public Image image(int index) {
        return new Image(images.dimension(1), images.dimension(2), 1, images.item(index));
    }

    @Override
    public int truth(int index) {
        return labels.value(index);
    }

    @Override
    public String id(int index) {
        return prefix + index;
    }
}
