package dev.kith.model.data.images;

import static dev.kith.config.Text.format;

import dev.kith.model.data.ClassNames;
import dev.kith.model.data.DataException;
import dev.kith.model.data.Findings;
import dev.kith.model.data.folder.FolderLayout;
import dev.kith.model.data.folder.FolderLayout.Section;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What must hold of the labels of a user's images, and what the user should know of them. */
final class LabelChecks {

    private LabelChecks() {}

    /**
     * The classes: those of the images that training may see, in the order of their names.
     *
     * @throws DataException if there are fewer than two, if an image lacks the label that its folder demands, or if a test or
     *     validation image is of another class
     */
    static List<String> classes(List<OwnImage> images, Path root, Findings findings) {
        List.of(Section.ELSEWHERE, Section.LABELLED, Section.VALIDATION, Section.TEST)
                .forEach(section ->
                        refuseBare(only(images, image -> image.section() == section && image.lacksLabel()), section));
        Set<String> classes = new TreeSet<>();
        only(images, OwnImage::isTraining).forEach(image -> image.className().ifPresent(classes::add));
        if (classes.size() < 2) {
            throw new DataException(format(
                    "The images in %s have labels of %s; at least two classes are needed. "
                            + "Put them in one folder a class, or write a labels.csv with the columns id and label.%s",
                    root,
                    classes.isEmpty() ? "no class" : "one class, " + String.join("", classes),
                    unusedTables(findings)));
        }
        refuseForeign(only(
                images,
                image -> !image.isTraining()
                        && !classes.contains(image.className().orElse(""))));
        return List.copyOf(classes);
    }

    private static String unusedTables(Findings findings) {
        return findings.tables().stream()
                .filter(table -> !table.used() || table.labels() == 0)
                .map(table -> format(" %s gives no labels: %s.", table.name(), table.remark()))
                .collect(Collectors.joining());
    }

    private static List<OwnImage> only(List<OwnImage> images, Predicate<OwnImage> which) {
        return images.stream().filter(which).toList();
    }

    private static void refuseBare(List<OwnImage> bare, Section section) {
        if (bare.isEmpty()) {
            return;
        }
        String first = bare.get(0).id();
        boolean elsewhere = section == Section.ELSEWHERE;
        String what = elsewhere ? "in none of the folders labelled, unlabelled and test" : "in no class folder";
        String place = FolderLayout.rightPlace(section, first);
        throw new DataException(
                bare.size() == 1
                        ? format("%s lies %s. Move it %s, or label it in a table.", first, what, place)
                        : format(
                                "%d images lie %s, and no table labels them: %s. Move %s %s, and so on, or label them in a table.",
                                bare.size(),
                                what,
                                Findings.named(bare.stream().map(OwnImage::id).toList()),
                                first,
                                place));
    }

    private static void refuseForeign(List<OwnImage> foreign) {
        if (foreign.isEmpty()) {
            return;
        }
        OwnImage first = foreign.get(0);
        String split = first.isTest() ? "test" : "validation";
        List<String> named = foreign.stream()
                .map(image -> image.id() + " (" + image.className().orElse("") + ")")
                .toList();
        throw new DataException(
                foreign.size() == 1
                        ? format(
                                "%s is a %s image of class %s, which no training image has. "
                                        + "Label it, add training images, or take it out.",
                                first.id(), split, first.className().orElse(""))
                        : format(
                                "%d test or validation images are of classes that no training image has: %s. "
                                        + "Label them, add training images, or take them out.",
                                foreign.size(), Findings.named(named)));
    }

    /**
     * Refuses classes of which no image can be read.
     *
     * @param unreadable why, by id
     */
    static void refuseUnreadable(List<OwnImage> images, Map<String, String> unreadable) {
        Map<String, String> first = new TreeMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        Set<String> readable = new TreeSet<>();
        for (OwnImage image :
                only(images, each -> each.isTraining() && each.className().isPresent())) {
            String name = image.className().orElseThrow();
            String why = unreadable.get(image.id());
            if (why == null) {
                readable.add(name);
            } else {
                first.putIfAbsent(name, why);
                counts.merge(name, 1, Integer::sum);
            }
        }
        List<String> lost = counts.keySet().stream()
                .filter(name -> !readable.contains(name))
                .map(name -> format("%s (%d, such as %s)", name, counts.get(name), first.get(name)))
                .toList();
        if (!lost.isEmpty()) {
            throw new DataException(format(
                    "%s: %s. Convert them to JPEG or PNG, repair them, or take them out.",
                    lost.size() == 1
                            ? "None of the labelled images of one class can be read"
                            : format("None of the labelled images of %d classes can be read", lost.size()),
                    Findings.named(lost)));
        }
    }

    /** Says where a table contradicts a folder, and which classes look like one. */
    static void tell(List<OwnImage> images, List<String> classes, Findings.Collector findings) {
        List<OwnImage> decided = only(
                images,
                image -> image.said().isPresent()
                        && image.folderClass().isPresent()
                        && !image.className().equals(image.folderClass()));
        if (!decided.isEmpty()) {
            List<String> named = decided.stream()
                    .map(image ->
                            format("%s (%s)", image.id(), image.className().orElse("no label")))
                    .toList();
            findings.notice(format(
                    "a label table gives %s another label than the folder does; the table counts: %s",
                    decided.size() == 1 ? "one picture" : decided.size() + " pictures", Findings.named(named)));
        }
        for (List<String> twins : ClassNames.twins(classes)) {
            findings.notice(format(
                    "%s are %d classes, though they look like one: rename them if they are meant as one",
                    twins.stream().map(ClassNames::quoted).collect(Collectors.joining(" and ")), twins.size()));
        }
    }
}
