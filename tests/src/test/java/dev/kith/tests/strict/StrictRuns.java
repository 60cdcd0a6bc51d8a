package dev.kith.tests.strict;

import dev.kith.model.run.PreparedRun;
import dev.kith.tests.support.GreyStripes;
import dev.kith.tests.support.RealData;
import dev.kith.tests.support.TinyRuns;
import java.util.function.LongFunction;

/** Runs on which all ways of training must agree. 100 steps, the last 40. */
enum StrictRuns {
    /** Colour, two directions, joint head with pseudo-labels, sampled negatives, votes by view. */
    SHAPES(seed -> PreparedRun.prepare(TinyRuns.shapes("seed=" + seed))),

    /** View 2 predicts view 1, too: two queues, and four models that vote. */
    BOTH_DIRECTIONS(seed -> PreparedRun.prepare(TinyRuns.shapes("seed=" + seed, "loss.both-directions=true"))),

    /** Grey 28×28. */
    FASHION_MNIST_SYNTHETIC(
            seed -> TinyRuns.on(GreyStripes.dataSet(400), TinyRuns.fashionMnist("seed=" + seed, "data.labels=60"))),

    /** The same preset on its real images. */
    FASHION_MNIST(seed -> {
        String folder = RealData.folder("fashion-mnist").toString();
        return PreparedRun.prepare(TinyRuns.fashionMnist("seed=" + seed, "data.directory=" + folder));
    }),

    /** The paper's box alone, two threads, all taking turns: one direction, all negatives, the single nearest entry, no head. */
    TEXTBOOK(seed -> PreparedRun.prepare(TinyRuns.shapes(
            "seed=" + seed,
            "pipeline.threads=2",
            "pipeline.workers=0",
            "pipeline.layout=turns",
            "budget.steps=40",
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
