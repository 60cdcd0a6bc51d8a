package dev.kith.model.data;

import static dev.kith.config.Text.format;

import dev.kith.config.DataSettings;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How many labels of each class the settings ask for. */
public final class LabelQuotas {

    private LabelQuotas() {}

    /** Whether the settings name a number; otherwise every known label is one to learn from. */
    public static boolean isLimited(DataSettings settings) {
        return settings.labels().isPresent() || settings.labelsPerClass().isPresent();
    }

    /**
     * The number for each class: {@code labels-per-class}, or {@code labels} spread as evenly as the classes allow (what
     * is left over goes to the lowest classes), or everything.
     *
     * @param sizes known labels of each class
     * @throws DataException if there are fewer than two classes, if a class would get no label, or if more labels are
     *     asked for than there are
     */
    public static int[] of(DataSettings settings, int[] sizes, List<String> classes) {
        if (classes.size() < 2) {
            throw new DataException(
                    format("There are labels of %d class only; at least two are needed.", classes.size()));
        }
        List<String> bare = IntStream.range(0, sizes.length)
                .filter(c -> sizes[c] == 0)
                .mapToObj(classes::get)
                .toList();
        if (!bare.isEmpty()) {
            throw new DataException(
                    bare.size() == 1
                            ? format("Class %s has no labelled example. Label one, or remove the class.", bare.get(0))
                            : format(
                                    "%d classes have no labelled example: %s. Label one of each, or remove the classes.",
                                    bare.size(), Findings.named(bare)));
        }
        if (settings.labelsPerClass().isPresent()) {
            return perClass(settings.labelsPerClass().getAsInt(), sizes, classes);
        }
        return settings.labels().isPresent() ? total(settings.labels().getAsInt(), sizes, classes) : sizes.clone();
    }

    private static int[] perClass(int wanted, int[] sizes, List<String> classes) {
        if (wanted < 1) {
            throw new DataException(format("data.labels-per-class = %d leaves every class without a label.", wanted));
        }
        if (Arrays.stream(sizes).anyMatch(size -> size < wanted)) {
            throw new DataException(format(
                    "data.labels-per-class = %d is more than there are: %s. Lower it, or label more.",
                    wanted, counts(sizes, classes, wanted)));
        }
        return IntStream.range(0, sizes.length).map(c -> wanted).toArray();
    }

    private static int[] total(int wanted, int[] sizes, List<String> classes) {
        if (wanted < classes.size()) {
            throw new DataException(format(
                    "data.labels = %d leaves some of the %d classes without a label. Raise it to at least %d.",
                    wanted, classes.size(), classes.size()));
        }
        int known = Arrays.stream(sizes).sum();
        if (wanted > known) {
            throw new DataException(format(
                    "data.labels = %d is more than the %d there are: %s. Lower it, or label more.",
                    wanted, known, counts(sizes, classes, Integer.MAX_VALUE)));
        }
        return Strata.evenly(wanted, sizes);
    }

    /** Classes with fewer labels than this, and how many. */
    private static String counts(int[] sizes, List<String> classes, int fewerThan) {
        return Findings.named(IntStream.range(0, sizes.length)
                .filter(c -> sizes[c] < fewerThan)
                .mapToObj(c -> classes.get(c) + " " + sizes[c])
                .toList());
    }
}
