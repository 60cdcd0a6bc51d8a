package dev.kith.model.data.images;

import static dev.kith.config.Text.format;

import dev.kith.config.DataSettings;
import dev.kith.model.data.DataException;
import dev.kith.model.data.DataSet;
import dev.kith.model.data.Findings;
import dev.kith.model.data.Strata;
import dev.kith.model.data.folder.EncodedExamples;
import dev.kith.model.data.images.IdenticalPictures.Placed;
import dev.kith.model.data.images.IdenticalPictures.Use;
import dev.kith.model.random.Purpose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A user's images by what they are used for.
 *
 * @param training without those of the other two
 * @param validation those in a folder of that name
 * @param test those in a folder of that name; where there is none, what {@link HeldOutTest} draws
 */
record ImageSplits(
        List<EncodedExamples.Entry> training,
        List<EncodedExamples.Entry> validation,
        List<EncodedExamples.Entry> test) {
    private static final long SEED = 20;

    /**
     * Splits.
     *
     * @param identical ids of images of the same content
     * @param findings hears what these mean for the run
     * @throws DataException for the same reasons as {@link HeldOutTest#of}
     */
    static ImageSplits of(
            List<OwnImage> images,
            List<String> classes,
            DataSettings settings,
            List<List<String>> identical,
            Findings.Collector findings) {
        Map<String, Integer> numbers = new HashMap<>();
        classes.forEach(name -> numbers.put(name, numbers.size()));
        ImageSplits given = new ImageSplits(
                entries(images, OwnImage::isTraining, numbers),
                entries(images, OwnImage::isValidation, numbers),
                entries(images, OwnImage::isTest, numbers));
        ImageSplits capped = given.withValidation(classes.size(), settings.validation(), findings);
        ImageSplits splits = capped.test.isEmpty() ? capped.withTest(classes, settings, identical) : capped;
        if (!identical.isEmpty()) {
            IdenticalPictures.tell(identical, splits.placed(classes), findings);
        }
        return splits;
    }

    private static List<EncodedExamples.Entry> entries(
            List<OwnImage> images, Predicate<OwnImage> which, Map<String, Integer> numbers) {
        return images.stream()
                .filter(which)
                .map(image -> new EncodedExamples.Entry(
                        image.file(), image.className().map(numbers::get).orElse(-1)))
                .toList();
    }

    private ImageSplits withTest(List<String> classes, DataSettings settings, List<List<String>> identical) {
        Set<String> notAlone = new HashSet<>();
        identical.forEach(notAlone::addAll);
        HeldOutTest drawn = HeldOutTest.of(training, classes, settings, notAlone);
        return new ImageSplits(drawn.training(), validation, drawn.test());
    }

    /** With at most so many examples to validate on, in proportion to the classes; 0 does not limit them. */
    private ImageSplits withValidation(int classes, int most, Findings.Collector findings) {
        if (most == 0 || most >= validation.size()) {
            return this;
        }
        findings.notice(format(
                "data.validation = %d: that many of the %d validation pictures are used, the others for nothing",
                most, validation.size()));
        Strata strata = Strata.of(
                validation.stream().mapToInt(EncodedExamples.Entry::truth).toArray(), classes);
        int[] quotas = Strata.proportionally(most, strata.sizes());
        int[] drawn = strata.draw(quotas, new boolean[validation.size()], SEED, Purpose.VALIDATION_SUBSET);
        return new ImageSplits(
                training, Arrays.stream(drawn).mapToObj(validation::get).toList(), test);
    }

    private Map<String, Placed> placed(List<String> classes) {
        Map<String, Placed> placed = new HashMap<>();
        training.forEach(entry -> placed.put(
                entry.file().id(), place(entry, entry.truth() < 0 ? Use.UNLABELLED : Use.LABELLED, classes)));
        validation.forEach(entry -> placed.put(entry.file().id(), place(entry, Use.VALIDATION, classes)));
        test.forEach(entry -> placed.put(entry.file().id(), place(entry, Use.TEST, classes)));
        return placed;
    }

    private static Placed place(EncodedExamples.Entry entry, Use use, List<String> classes) {
        return new Placed(use, entry.truth() < 0 ? "" : classes.get(entry.truth()));
    }

    /** As a data set, whose training examples end with those to validate on. */
    DataSet dataSet(List<String> classes, DataSettings settings, Findings.Collector findings) {
        List<EncodedExamples.Entry> both = new ArrayList<>(training);
        both.addAll(validation);
        return new DataSet(
                "images",
                classes,
                3,
                EncodedExamples.cached(both, settings),
                EncodedExamples.cached(test, settings),
                IntStream.range(training.size(), both.size()).boxed().toList(),
                findings.findings());
    }
}
