package dev.kith.model.data.images;

import dev.kith.config.DataSettings;
import dev.kith.model.data.DataException;
import dev.kith.model.data.LabelQuotas;
import dev.kith.model.data.Partitions;
import dev.kith.model.data.Strata;
import dev.kith.model.data.folder.EncodedExamples;
import dev.kith.model.random.Purpose;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A test split for images that come without one: a fifth of the known labels of each class, but at most half of those
 * that are not needed to learn from, rounded down. Where every known label is needed and other images are unlabelled, it
 * is empty. The choice depends on the files, not on the seed of the run, so that runs are compared on the same images and
 * none of them learnt from another one's test.
 */
record HeldOutTest(List<EncodedExamples.Entry> training, List<EncodedExamples.Entry> test) {
    private static final int SHARE = 5;
    private static final long SEED = 20;

    /**
     * Draws it.
     *
     * @param notAlone ids of images of which there is a copy: these are never held out, for the copy would be learnt from
     * @throws DataException for the same reasons as {@link Partitions#draw}
     */
    static HeldOutTest of(
            List<EncodedExamples.Entry> all, List<String> classes, DataSettings settings, Set<String> notAlone) {
        int[] truths = all.stream().mapToInt(EncodedExamples.Entry::truth).toArray();
        Strata known = Strata.of(truths, classes.size());
        int[] sizes = known.sizes();
        boolean allKnown = Arrays.stream(truths).allMatch(t -> t >= 0);
        int[] needed = LabelQuotas.of(settings, sizes, classes);
        boolean everything = allKnown && !LabelQuotas.isLimited(settings);
        boolean[] kept = new boolean[all.size()];
        IntStream.range(0, kept.length)
                .forEach(i -> kept[i] = notAlone.contains(all.get(i).file().id()));
        int[] free = known.free(kept);
        int[] quotas = IntStream.range(0, sizes.length)
                .map(c -> Math.min(sizes[c] / SHARE, everything ? sizes[c] : (sizes[c] - needed[c]) / 2))
                .toArray();
        Arrays.setAll(quotas, c -> Math.min(quotas[c], free[c]));
        boolean[] held = new boolean[all.size()];
        Arrays.stream(known.draw(quotas, kept, SEED, Purpose.TEST_SUBSET)).forEach(i -> held[i] = true);
        return new HeldOutTest(part(all, held, false), part(all, held, true));
    }

    private static List<EncodedExamples.Entry> part(List<EncodedExamples.Entry> all, boolean[] held, boolean value) {
        return IntStream.range(0, held.length)
                .filter(i -> held[i] == value)
                .mapToObj(all::get)
                .toList();
    }
}
