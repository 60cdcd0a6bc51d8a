package dev.kith.model.evidence;

import dev.kith.model.data.Examples;
import dev.kith.model.evaluation.PlainImages;
import dev.kith.model.evaluation.Selection;
import dev.kith.model.evaluation.Split;
import dev.kith.model.evidence.bounds.Cancellation;
import dev.kith.model.run.Evaluations;
import dev.kith.model.run.PreparedRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Chooses training examples to look at: at most a quarter are labelled ones, all are spread evenly over the set. */
final class EmbeddingSampler {

    private EmbeddingSampler() {}

    /** @param points how many at most */
    static EmbeddingSample sample(FrozenCopy copy, Exhibit exhibit, int points, Cancellation cancellation) {
        PreparedRun run = exhibit.run();
        int[] labelled = spread(run.partition().labelled(), points / 4);
        int[] unlabelled = spread(run.partition().unlabelled(), points - labelled.length);
        Examples training = run.data().training();
        int[] chosen = IntStream.concat(Arrays.stream(labelled), Arrays.stream(unlabelled))
                .toArray();
        PlainImages images = Evaluations.data(run).training();
        PlainImages watched = (example, out, offset) -> {
            cancellation.check();
            images.put(example, out, offset);
        };
        Embedded embedded = copy.embed(new Selection(Split.TRAINING, training, watched, chosen));
        Set<Integer> known = new HashSet<>();
        Arrays.stream(labelled).forEach(known::add);
        List<EmbeddingSample.Point> found = new ArrayList<>();
        for (int row = 0; row < embedded.examples().length; row++) {
            int example = embedded.examples()[row];
            boolean shown = known.contains(example);
            String label = shown
                    ? run.data().classes().get(training.truth(example))
                    : embedded.labels().get(row);
            found.add(new EmbeddingSample.Point(training.id(example), label, shown));
        }
        return new EmbeddingSample(
                copy.step(),
                embedded.vectors().columns(),
                found,
                embedded.vectors().values(),
                exhibit.notice());
    }

    /** Every n-th of a list. */
    private static int[] spread(int[] all, int most) {
        int count = Math.min(all.length, most);
        return IntStream.range(0, count)
                .map(i -> all[(int) ((long) i * all.length / count)])
                .toArray();
    }
}
