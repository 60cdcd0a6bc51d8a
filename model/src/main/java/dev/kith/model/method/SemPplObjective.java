package dev.kith.model.method;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.config.LossSettings;
import dev.kith.config.Settings;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.Ops;
import dev.kith.model.engine.StepBuffers;
import dev.kith.model.loss.ContrastiveLoss;
import dev.kith.model.loss.CrossEntropyLoss;
import dev.kith.model.loss.NegativeMask;
import java.util.List;
import java.util.Optional;

/**
 * L = L_AUGM + α L_SEMPOS, averaged over rows and directions, plus the cross-entropy of the joint head. A row without
 * semantic positive contributes 0 to L_SEMPOS.
 */
final class SemPplObjective {
    private final Settings settings;
    private final TraceSink trace;
    private final HeadTargets headTargets;

    /** What a step's loss is made of. Lists are by direction; logits are empty without a head. */
    record Inputs(
            Batch batch,
            List<NDArray> anchors,
            List<NDArray> logits,
            Embeddings targets,
            SemanticPositives positives,
            PseudoLabels pseudoLabels) {}

    /** The scalars; terms that take no part are absent. */
    record Terms(
            NDArray total,
            Optional<NDArray> augmentation,
            Optional<NDArray> semanticPositive,
            Optional<NDArray> head,
            NDArray firstAnchors) {}

    SemPplObjective(RunContext run) {
        this.settings = run.settings();
        this.trace = run.trace();
        this.headTargets = new HeadTargets(
                settings.head(), run.architecture().description().classes());
    }

    /** Records the loss of a step; its arrays belong to the manager. */
    Terms terms(Inputs in, PtNDManager manager, StepBuffers buffers) {
        LossSettings loss = settings.loss();
        long step = in.batch().step();
        int rows = in.batch().size();
        // One draw of the negatives serves both terms and all directions.
        HostTensor mask = NegativeMask.fill(buffers.lend(step, rows, rows), loss.negatives(), settings.seed(), step);
        trace.tensor(step, "negatives", () -> mask);
        NDArray excluded = mask.toArray(manager);
        Optional<NDArray> augmentation = Optional.empty();
        Optional<NDArray> semantic = Optional.empty();
        for (int d = 0; d < in.anchors().size(); d++) {
            NDArray anchors = in.anchors().get(d);
            NDArray candidates = in.targets().byDirection().get(d).toArray(manager);
            if (loss.augmentationTerm()) {
                NDArray perRow = ContrastiveLoss.rows(anchors, candidates, candidates, excluded, loss.temperature());
                augmentation = add(augmentation, perRow.mean());
            }
            if (loss.alpha() != 0) {
                NDArray positives = in.positives().byDirection().get(d).toArray(manager);
                NDArray present = in.positives().present().toArray(manager);
                NDArray perRow = ContrastiveLoss.rows(anchors, positives, candidates, excluded, loss.temperature());
                semantic = add(semantic, perRow.mul(present).mean());
            }
        }
        double share = 1.0 / in.anchors().size();
        augmentation = augmentation.map(t -> Ops.scale(t, share));
        semantic = semantic.map(t -> Ops.scale(t, share));
        Optional<NDArray> head = in.logits().isEmpty() ? Optional.empty() : Optional.of(head(in, manager, buffers));
        Optional<NDArray> total = augmentation;
        total = semantic.isPresent() ? add(total, Ops.scale(semantic.get(), loss.alpha())) : total;
        total = head.isPresent()
                ? add(total, Ops.scale(head.get(), settings.head().weight()))
                : total;
        return new Terms(
                total.orElseThrow(() -> new IllegalStateException("no term of the loss takes part")),
                augmentation,
                semantic,
                head,
                in.anchors().get(0));
    }

    /** What {@link #terms} borrows. */
    long bytesPerStep() {
        long rows = settings.batch().size();
        long head = settings.head().enabled() ? HostTensor.bytes(rows, headTargets.classes()) : 0;
        return HostTensor.bytes(rows, rows) + head;
    }

    private NDArray head(Inputs in, PtNDManager manager, StepBuffers buffers) {
        HostTensor weighted = headTargets.of(in.batch(), in.pseudoLabels(), buffers);
        trace.tensor(in.batch().step(), "head_targets", () -> weighted);
        NDArray targets = weighted.toArray(manager);
        NDArray sum = CrossEntropyLoss.sum(in.logits().get(0), targets);
        for (int d = 1; d < in.logits().size(); d++) {
            sum = sum.add(CrossEntropyLoss.sum(in.logits().get(d), targets));
        }
        return Ops.scale(sum, 1.0 / in.logits().size());
    }

    private static Optional<NDArray> add(Optional<NDArray> sum, NDArray term) {
        return Optional.of(sum.isPresent() ? sum.get().add(term) : term);
    }
}
