package dev.kith.model.data.images;

import dev.kith.model.data.folder.FolderLayout;
import dev.kith.model.data.folder.StoredFile;
import java.util.Optional;

/**
 * An image of a user and what is known of it.
 *
 * @param section what its folder says about its use
 * @param folderClass its class as its folder says
 * @param said what a label table says, where one names it: it outweighs the folder
 */
record OwnImage(
        StoredFile file, FolderLayout.Section section, Optional<String> folderClass, Optional<LabelTables.Said> said) {

    static OwnImage of(StoredFile file, FolderLayout layout, LabelTables tables) {
        FolderLayout.Place place = layout.place(file.id());
        return new OwnImage(
                file,
                place.section(),
                place.className(),
                Optional.ofNullable(tables.byId().get(file.id())));
    }

    String id() {
        return file.id();
    }

    /** Its class, as it counts. */
    Optional<String> className() {
        return said.isPresent() ? said.get().label() : folderClass;
    }

    boolean isTest() {
        return section == FolderLayout.Section.TEST;
    }

    boolean isValidation() {
        return section == FolderLayout.Section.VALIDATION;
    }

    boolean isTraining() {
        return !isTest() && !isValidation();
    }

    /** Whether it has no label though its folder demands one. */
    boolean lacksLabel() {
        return switch (section) {
            case TRAINING -> false;
            case LABELLED, ELSEWHERE -> className().isEmpty() && said.isEmpty();
            case VALIDATION, TEST -> className().isEmpty();
        };
    }
}
