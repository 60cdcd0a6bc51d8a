package dev.kith.model.method;

import dev.kith.config.HeadSettings;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.StepBuffers;
import dev.kith.model.loss.CrossEntropyLoss;
import dev.kith.model.neighbor.EmbeddingRing;
import dev.kith.model.neighbor.Vote;
import java.nio.FloatBuffer;

/**
 * Targets of the joint head: labelled rows share weight 1; from a set step on, unlabelled rows whose votes agree share the
 * pseudo-label weight, divided by the number of all unlabelled rows, so that rows that do not agree count as 0 (as in
 * FixMatch, Sohn et al. 2020).
 */
final class HeadTargets {
    private final HeadSettings settings;
    private final int classes;

    HeadTargets(HeadSettings settings, int classes) {
        this.settings = settings;
        this.classes = classes;
    }

    /** Weighted, smoothed targets {@code [batch, classes]}; zeros in rows that take no part. */
    HostTensor of(Batch batch, PseudoLabels pseudoLabels, StepBuffers buffers) {
        HostTensor targets = buffers.lend(batch.step(), batch.size(), classes);
        clear(targets);
        int[] labelled = Rows.labelled(batch.labels());
        for (int row : labelled) {
            CrossEntropyLoss.putTarget(
                    targets, row, batch.labels()[row], 1.0 / labelled.length, settings.labelSmoothing());
        }
        if (settings.pseudoWeight() > 0 && batch.step() >= settings.pseudoFromStep()) {
            int[] rows = pseudoLabels.rows();
            for (int i = 0; i < rows.length; i++) {
                Vote vote = pseudoLabels.votes().get(i);
                if (vote.label() != EmbeddingRing.NO_LABEL && vote.agreement() >= settings.pseudoAgreement()) {
                    double weight = settings.pseudoWeight() / rows.length;
                    CrossEntropyLoss.putTarget(targets, rows[i], vote.label(), weight, settings.labelSmoothing());
                }
            }
        }
        return targets;
    }

    int classes() {
        return classes;
    }

    static void clear(HostTensor tensor) {
        FloatBuffer floats = tensor.floats();
        for (int i = 0; i < tensor.size(); i++) {
            floats.put(i, 0);
        }
    }
}
