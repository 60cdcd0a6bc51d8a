package dev.kith.model.data.folder;

import static dev.kith.config.Text.format;

import dev.kith.model.data.ClassNames;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the images of a user are laid out in folders: what a path says about an image.
 *
 * <p>Some top folders always mean the same: {@code test} is the test split, {@code validation}, {@code valid}, {@code val}
 * and {@code dev} validate, {@code unlabelled} has no labels. Other folders are classes, unless a label table shows that they
 * merely contain pictures ({@code images/}, {@code 2021/}). The rule, where a table labels pictures:
 *
 * <ol>
 *   <li>Below {@code labelled/} folders are classes.
 *   <li>If the table's labels and the folders share a name, whatever its case and blanks, folders are classes: the table
 *       corrects them, or adds to them.
 *   <li>If they share none, and the table has at least two labels, and pictures in these folders are among those that it
 *       labels (or there is but one such folder), then folders are containers, and the table alone says everything.
 *   <li>Otherwise folders are classes, and the table brings further ones.
 * </ol>
 *
 * @param containers whether the folders that could be classes mean nothing
 */
public record FolderLayout(Kind kind, boolean containers) {

    /** By which top folders a layout is known. */
    public enum Kind {
        /** {@code labelled/<class>/…}, {@code unlabelled/…} and perhaps the splits. */
        LABELLED_AND_UNLABELLED,
        /** {@code train/<class>/…} and perhaps the other splits and {@code unlabelled/…}. */
        SPLIT_FOLDERS,
        /** {@code <class>/…}, and perhaps the splits and {@code unlabelled/…}. */
        CLASS_FOLDERS
    }

    /** What a folder says about the use of its images. */
    public enum Section {
        /** Learnt from: with their label, where they have one. */
        TRAINING,
        /** Learnt from, and they must have a label. */
        LABELLED,
        VALIDATION,
        TEST,
        /** In no folder that this layout knows. */
        ELSEWHERE
    }

    /**
     * What a path says.
     *
     * @param className the class, where the path tells
     */
    public record Place(Section section, Optional<String> className) {}

    private static final Set<String> LABELLED = Set.of("labelled", "labeled");
    private static final Set<String> UNLABELLED = Set.of("unlabelled", "unlabeled");
    private static final Set<String> TRAINING = Set.of("train", "training");
    private static final Set<String> VALIDATION = Set.of("validation", "valid", "val", "dev");
    private static final Set<String> TEST = Set.of("test");

    /**
     * Recognises the layout.
     *
     * @param ids of all images
     * @param tableLabels what label tables say: labels by id, the empty ones left out
     */
    public static FolderLayout detect(Collection<String> ids, Map<String, String> tableLabels) {
        Set<String> tops = ids.stream().map(FolderLayout::top).collect(Collectors.toSet());
        FolderLayout classes = new FolderLayout(kind(tops), false);
        return new FolderLayout(classes.kind, classes.holdsMereContainers(ids, tableLabels));
    }

    private static Kind kind(Set<String> tops) {
        if (tops.stream().anyMatch(LABELLED::contains)) {
            return Kind.LABELLED_AND_UNLABELLED;
        }
        boolean split = tops.stream().anyMatch(TRAINING::contains)
                && tops.stream().allMatch(top -> top.isEmpty() || isMeaningful(top));
        return split ? Kind.SPLIT_FOLDERS : Kind.CLASS_FOLDERS;
    }

    private boolean holdsMereContainers(Collection<String> ids, Map<String, String> tableLabels) {
        if (tableLabels.isEmpty() || kind == Kind.LABELLED_AND_UNLABELLED) {
            return false;
        }
        Set<String> folders = new HashSet<>();
        ids.forEach(id -> place(id).className().map(ClassNames::key).ifPresent(folders::add));
        Set<String> labels = tableLabels.values().stream().map(ClassNames::key).collect(Collectors.toSet());
        boolean shared = labels.stream().anyMatch(folders::contains);
        boolean labelledInside = tableLabels.keySet().stream()
                .anyMatch(id -> place(id).className().isPresent());
        return !shared && labels.size() > 1 && !folders.isEmpty() && (labelledInside || folders.size() == 1);
    }

    /** What the path of an image says. */
    public Place place(String id) {
        String top = top(id);
        if (TEST.contains(top)) {
            return new Place(Section.TEST, classBelow(id));
        }
        if (isValidation(id)) {
            return new Place(Section.VALIDATION, classBelow(id));
        }
        if (UNLABELLED.contains(top)) {
            return new Place(Section.TRAINING, Optional.empty());
        }
        return switch (kind) {
            case LABELLED_AND_UNLABELLED ->
                LABELLED.contains(top)
                        ? new Place(Section.LABELLED, classBelow(id))
                        : new Place(Section.ELSEWHERE, Optional.empty());
            case SPLIT_FOLDERS ->
                new Place(Section.TRAINING, isUnlabelledBelow(id) ? Optional.empty() : classBelow(id));
            case CLASS_FOLDERS -> new Place(Section.TRAINING, firstFolder(id));
        };
    }

    /** Among class folders one called "dev" with images in it is a class. */
    private boolean isValidation(String id) {
        return VALIDATION.contains(top(id)) && (kind != Kind.CLASS_FOLDERS || containers || id.split("/").length > 2);
    }

    private static boolean isUnlabelledBelow(String id) {
        return UNLABELLED.contains(top(id.substring(id.indexOf('/') + 1)));
    }

    /** The class of an image whose top folder is no class. */
    private Optional<String> classBelow(String id) {
        String[] parts = id.split("/");
        return containers || parts.length < 3 ? Optional.empty() : Optional.of(parts[1]);
    }

    private Optional<String> firstFolder(String id) {
        int slash = id.indexOf('/');
        return containers || slash < 0 ? Optional.empty() : Optional.of(id.substring(0, slash));
    }

    /** The layout for a person. */
    public String words() {
        String folders =
                switch (kind) {
                    case LABELLED_AND_UNLABELLED -> "folders labelled and unlabelled";
                    case SPLIT_FOLDERS -> "folders by split";
                    case CLASS_FOLDERS -> "class folders";
                };
        return containers ? "labels from a table alone, folder names mean nothing" : folders;
    }

    /** Where an image of a section that has no label belongs. */
    public static String rightPlace(Section section, String id) {
        int slash = id.indexOf('/');
        return slash < 0 || section == Section.ELSEWHERE
                ? "into one of the folders labelled, unlabelled and test"
                : format("to %s/<class>/%s", id.substring(0, slash), id.substring(slash + 1));
    }

    /** Whether a top folder of this name has a meaning, so that it is not just a wrapping. */
    public static boolean isMeaningful(String top) {
        return Set.of(LABELLED, UNLABELLED, TRAINING, VALIDATION, TEST).stream().anyMatch(names -> names.contains(top));
    }

    /** The first folder of a path in lower case; empty for a file in no folder. */
    public static String top(String id) {
        int slash = id.indexOf('/');
        return slash < 0 ? "" : id.substring(0, slash).toLowerCase(Locale.ROOT);
    }
}
