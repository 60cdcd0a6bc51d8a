package dev.kith.model.data.folder;

import static dev.kith.config.Text.format;

import dev.kith.model.data.DataException;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How the images of a user are laid out in folders: what a path says about an image. */
enum FolderLayout {
    /** {@code labelled/<class>/…}, {@code unlabelled/…} and perhaps {@code test/<class>/…}. */
    LABELLED_AND_UNLABELLED {
        @Override
        Place place(String id) {
            String top = top(id);
            if (LABELLED.contains(top)) {
                return new Place(false, Optional.of(classBelow(id)));
            }
            if (UNLABELLED.contains(top)) {
                return new Place(false, Optional.empty());
            }
            if (top.equals(TEST)) {
                return new Place(true, Optional.of(classBelow(id)));
            }
            throw new DataException(format(
                    "%s lies in none of the folders labelled, unlabelled and test. Move it into one of them.", id));
        }
    },

    /** {@code <class>/…}; images in no folder, or in {@code unlabelled/}, have no label; perhaps {@code test/<class>/…}. */
    CLASS_FOLDERS {
        @Override
        Place place(String id) {
            String top = top(id);
            if (top.equals(TEST)) {
                return new Place(true, Optional.of(classBelow(id)));
            }
            boolean unlabelled = top.isEmpty() || UNLABELLED.contains(top);
            return new Place(false, unlabelled ? Optional.empty() : Optional.of(id.substring(0, id.indexOf('/'))));
        }
    },

    /**
     * {@code train/<class>/…} and perhaps {@code validation/<class>/…}, {@code test/<class>/…}, {@code unlabelled/…};
     * images in no folder have no label.
     */
    SPLIT_FOLDERS {
        @Override
        Place place(String id) {
            boolean training = TRAINING.contains(top(id));
            return CLASS_FOLDERS.place(training ? id.substring(id.indexOf('/') + 1) : id);
        }
    },

    /** Any folders, or none: their names mean nothing, a label file says everything. */
    LABELS_FILE {
        @Override
        Place place(String id) {
            return new Place(false, Optional.empty());
        }
    };

    /**
     * What a path says.
     *
     * @param test whether the image belongs to the test split
     * @param className its class, where the path tells
     */
    record Place(boolean test, Optional<String> className) {}

    private static final String TEST = "test";
    private static final Set<String> LABELLED = Set.of("labelled", "labeled");
    private static final Set<String> UNLABELLED = Set.of("unlabelled", "unlabeled");
    private static final Set<String> TRAINING = Set.of("train", "training", "validation", "valid", "val");

    /** @throws DataException if the path does not fit the layout */
    abstract Place place(String id);

    /** Recognises the layout by the names of the top folders. */
    static FolderLayout detect(Collection<StoredFile> images, boolean hasLabelsFile) {
        Set<String> tops = images.stream().map(image -> top(image.id())).collect(Collectors.toSet());
        if (tops.stream().anyMatch(LABELLED::contains)) {
            return LABELLED_AND_UNLABELLED;
        }
        if (hasLabelsFile) {
            return LABELS_FILE;
        }
        boolean split = tops.stream().anyMatch(TRAINING::contains)
                && tops.stream().allMatch(top -> top.isEmpty() || isReserved(top) || TRAINING.contains(top));
        return split ? SPLIT_FOLDERS : CLASS_FOLDERS;
    }

    /** Whether a top folder of this name has a meaning, so that it is not just a wrapping. */
    static boolean isMeaningful(String top) {
        return isReserved(top) || TRAINING.contains(top) || LABELLED.contains(top);
    }

    private static boolean isReserved(String top) {
        return UNLABELLED.contains(top) || top.equals(TEST);
    }

    /** The first folder of a path in lower case; empty for a file in no folder. */
    static String top(String id) {
        int slash = id.indexOf('/');
        return slash < 0 ? "" : id.substring(0, slash).toLowerCase(Locale.ROOT);
    }

    private static String classBelow(String id) {
        String[] parts = id.split("/");
        if (parts.length < 3) {
            throw new DataException(
                    format("%s lies in no class folder. Move it to %s/<class>/%s.", id, parts[0], parts[1]));
        }
        return parts[1];
    }
}
