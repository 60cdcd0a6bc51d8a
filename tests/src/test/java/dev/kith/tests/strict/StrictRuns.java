package dev.kith.tests.strict;

import dev.kith.model.run.PreparedRun;
import dev.kith.tests.support.GreyStripes;
import dev.kith.tests.support.RealData;
import dev.kith.tests.support.TinyRuns;
import java.util.function.LongFunction;

/** Runs on which all ways of training must agree. Each is 100 steps. */
enum StrictRuns {
    /** Colour, two directions, joint head with pseudo-labels, sampled negatives, votes by view. */
    SHAPES(seed -> PreparedRun.prepare(TinyRuns.shapes("seed=" + seed))),

    /** Grey 28×28, and two threads in every operation. */
    FASHION_MNIST_SYNTHETIC(seed -> TinyRuns.on(
            GreyStripes.dataSet(400), TinyRuns.fashionMnist("seed=" + seed, "data.labels=60", "pipeline.threads=2"))),

    /** The same preset on its real images. */
    FASHION_MNIST(seed -> {
        String folder = RealData.folder("fashion-mnist").toString();
        return PreparedRun.prepare(TinyRuns.fashionMnist("seed=" + seed, "data.directory=" + folder));
    }),

    /** The paper's box alone: one direction, all negatives, the single nearest entry of an image, no head. */
    TEXTBOOK(seed -> PreparedRun.prepare(TinyRuns.shapes(
            "seed=" + seed,
            "loss.both-directions=false",
            "loss.negatives=null",
            "loss.alpha=0.2",
            "labeler.k=1",
            "labeler.votes-by-view=false",
            "labeler.distinct-ids=true",
            "queue.exclude-self=false",
            "ema.schedule=cosine",
            "head.enabled=false",
            "head.pseudo-weight=0",
            "evaluation.classifier=knn")));

    private final LongFunction<PreparedRun> prepare;

    StrictRuns(LongFunction<PreparedRun> prepare) {
        this.prepare = prepare;
    }

    PreparedRun prepare(long seed) {
        return prepare.apply(seed);
    }
}
