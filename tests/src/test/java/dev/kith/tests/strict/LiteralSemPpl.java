package dev.kith.tests.strict;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.config.HeadSettings;
import dev.kith.config.Settings;
import dev.kith.model.engine.Autograd;
import dev.kith.model.engine.FlatParameters;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.Lane;
import dev.kith.model.engine.Ops;
import dev.kith.model.engine.TensorEngine;
import dev.kith.model.method.Batch;
import dev.kith.model.method.RunContext;
import dev.kith.model.network.Architecture;
import dev.kith.model.network.ForwardPass;
import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import dev.kith.tests.strict.LiteralQueue.PseudoLabel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * SemPPL (Bošnjak et al., ICLR 2023) as one loop, with AdamW, written from the paper's algorithm: no plan, no nodes, no
 * trainer. It shares the engine, the networks and the batches with the product; queue, vote, sampling, loss, update and
 * moving average are its own. What it returns is what every strict trainer must return, bit for bit.
 */
final class LiteralSemPpl {
    private static final float NOT_A_NEGATIVE = -1e9f;

    private final RunContext run;
    private final Settings settings;
    private final Architecture architecture;
    private final LiteralQueue queue;
    private final PtNDManager manager;
    private final Network online;
    private final Network target;

    /** In direction d the online network sees view d, the target network the other one. */
    private final int directions;

    private record Network(FlatParameters parameters, FlatParameters statistics) {
        ForwardPass pass(PtNDManager arrays) {
            return new ForwardPass(parameters.views(arrays), statistics.views(arrays), true);
        }
    }

    /** All that training leaves in the two networks. */
    record Result(HostTensor online, HostTensor onlineStatistics, HostTensor target, HostTensor targetStatistics) {}

    private LiteralSemPpl(RunContext run, Lane voteLane) {
        this.run = run;
        this.settings = run.settings();
        this.architecture = run.architecture();
        this.directions = settings.loss().bothDirections() ? 2 : 1;
        this.queue = new LiteralQueue(settings, directions, architecture.embeddingWidth(), voteLane);
        this.manager = TensorEngine.newManager();
        long seed = settings.seed();
        this.online = new Network(
                FlatParameters.initialise(manager, architecture.parameters(), seed)
                        .trainable(),
                FlatParameters.initialise(manager, architecture.statistics(), seed));
        this.target = new Network(
                FlatParameters.initialise(manager, architecture.targetParameters(), seed),
                FlatParameters.initialise(manager, architecture.targetStatistics(), seed));
    }

    /** Trains from scratch. */
    static Result train(RunContext run) {
        try (Lane networks = new Lane("literal", run.settings().pipeline().threads());
                Lane vote = new Lane("literal-vote", 1)) {
            return networks.call(Lane.Priority.BACKWARD, () -> new LiteralSemPpl(run, vote).train());
        }
    }

    private Result train() {
        LiteralAdamW adamW = new LiteralAdamW(settings, run.totalSteps(), architecture.parameters());
        float[] weights = online.parameters().export().toArray();
        float[] average = target.parameters().export().toArray();
        try (manager) {
            for (long step = 0; step < run.totalSteps(); step++) {
                Batch batch = run.batches().batch(step);
                adamW.update(weights, gradient(batch), step);
                LiteralAdamW.average(average, weights, settings.ema(), step, run.totalSteps());
                online.parameters().load(HostTensor.of(weights, weights.length));
                target.parameters().load(HostTensor.of(average, average.length));
                run.batches().release(step);
            }
            return new Result(
                    online.parameters().export(),
                    online.statistics().export(),
                    target.parameters().export(),
                    target.statistics().export());
        }
    }

    private float[] gradient(Batch batch) {
        try (PtNDManager arrays = (PtNDManager) manager.newSubManager()) {
            // The target network embeds its view of the batch; the labelled rows enter the queue before labels are
            // drawn.
            List<NDArray> targets = new ArrayList<>();
            ForwardPass targetPass = target.pass(arrays);
            for (int d = 0; d < directions; d++) {
                NDArray features = architecture.encode(batch.views().get(1 - d).toArray(arrays), targetPass);
                targets.add(Ops.normalizeRows(architecture.project(features, targetPass)));
            }
            queue.enqueue(batch, values(targets));

            // The online network embeds its own view.
            List<NDArray> anchors = new ArrayList<>();
            List<NDArray> logits = new ArrayList<>();
            Autograd.record(() -> {
                ForwardPass pass = online.pass(arrays);
                for (int d = 0; d < directions; d++) {
                    NDArray features = architecture.encode(batch.views().get(d).toArray(arrays), pass);
                    NDArray projections = architecture.project(features, pass);
                    anchors.add(Ops.normalizeRows(architecture.predict(projections, pass)));
                    if (settings.head().enabled()) {
                        logits.add(architecture.classify(features, projections, pass));
                    }
                }
                return true;
            });

            // Neighbours in the queue label the unlabelled rows; entries of a row's label are its semantic positives.
            PseudoLabel[] labels = queue.labels(batch, values(anchors));
            LiteralQueue.Positives positives = queue.draw(batch, labels);

            NDArray loss = Autograd.record(() -> {
                NDArray contrastive = contrastive(anchors, targets, positives, negatives(batch, arrays), arrays);
                return logits.isEmpty()
                        ? contrastive
                        : contrastive.add(Ops.scale(
                                crossEntropy(logits, headTargets(batch, labels, arrays)),
                                settings.head().weight()));
            });
            Autograd.backward(loss);
            float[] gradient = online.parameters().gradient(arrays).toFloatArray();
            online.parameters().zeroGradient();
            return gradient;
        }
    }

    private static float[][] values(List<NDArray> arrays) {
        return arrays.stream().map(NDArray::toFloatArray).toArray(float[][]::new);
    }

    /** L_AUGM + α L_SEMPOS, each the mean over rows and directions. */
    private NDArray contrastive(
            List<NDArray> anchors,
            List<NDArray> targets,
            LiteralQueue.Positives positives,
            NDArray negatives,
            PtNDManager arrays) {
        NDArray present =
                HostTensor.of(positives.present(), positives.present().length).toArray(arrays);
        NDArray augmentation = arrays.zeros(present.getShape()).sum();
        NDArray semantic = augmentation;
        for (int d = 0; d < directions; d++) {
            NDArray drawn = HostTensor.of(
                            positives.embeddings()[d], targets.get(d).getShape().getShape())
                    .toArray(arrays);
            augmentation = augmentation.add(logLoss(anchors.get(d), targets.get(d), targets.get(d), negatives)
                    .mean());
            semantic = semantic.add(logLoss(anchors.get(d), drawn, targets.get(d), negatives)
                    .mul(present)
                    .mean());
        }
        double share = 1.0 / directions;
        return Ops.scale(augmentation, share)
                .add(Ops.scale(Ops.scale(semantic, share), settings.loss().alpha()));
    }

    /** −log φ(a, p) / (φ(a, p) + Σ_n φ(a, n)) of each row, φ(x, y) = exp(⟨x, y⟩ / τ). */
    private NDArray logLoss(NDArray anchors, NDArray positives, NDArray candidates, NDArray negatives) {
        NDArray scaled = Ops.scale(anchors, 1 / settings.loss().temperature());
        NDArray toPositive = scaled.mul(positives).sum(new int[] {1}, true);
        NDArray toNegatives = scaled.matMul(candidates.transpose()).add(negatives);
        return Ops.logSoftmaxRows(NDArrays.concat(new NDList(toPositive, toNegatives), 1))
                .get(":, 0")
                .neg();
    }

    /** N(m), as what is added to the similarities: 0 for a negative of the row, a very small number for the others. */
    private NDArray negatives(Batch batch, PtNDManager arrays) {
        int size = batch.size();
        float[] mask = new float[size * size];
        Arrays.fill(mask, NOT_A_NEGATIVE);
        for (int row = 0; row < size; row++) {
            RandomStream random = RandomStream.of(settings.seed(), Purpose.NEGATIVES, batch.step(), row);
            int[] others = new int[size - 1];
            for (int i = 0; i < others.length; i++) {
                others[i] = i < row ? i : i + 1;
            }
            int count = settings.loss().negatives().orElse(others.length);
            for (int drawn = 0; drawn < count; drawn++) {
                int pick = drawn + random.nextInt(others.length - drawn);
                mask[row * size + others[pick]] = 0;
                others[pick] = others[drawn];
            }
        }
        return HostTensor.of(mask, size, size).toArray(arrays);
    }

    private static NDArray crossEntropy(List<NDArray> logits, NDArray targets) {
        NDArray sum = targets.getManager().zeros(targets.getShape()).sum();
        for (NDArray direction : logits) {
            sum = sum.add(Ops.logSoftmaxRows(direction).mul(targets).sum().neg());
        }
        return Ops.scale(sum, 1.0 / logits.size());
    }

    /** Smoothed labels: all labelled rows share weight 1; unlabelled rows count if the neighbours agree. */
    private NDArray headTargets(Batch batch, PseudoLabel[] labels, PtNDManager arrays) {
        HeadSettings head = settings.head();
        int classes = architecture.description().classes();
        float[] targets = new float[batch.size() * classes];
        long labelled =
                Arrays.stream(batch.labels()).filter(l -> l != Batch.UNLABELLED).count();
        for (int row = 0; row < batch.size(); row++) {
            double weight = 1.0 / labelled;
            if (batch.labels()[row] == Batch.UNLABELLED) {
                boolean trusted = batch.step() >= head.pseudoFromStep()
                        && labels[row].label() >= 0
                        && labels[row].agreement() >= head.pseudoAgreement();
                weight = trusted ? head.pseudoWeight() / (batch.size() - labelled) : 0;
            }
            for (int k = 0; k < classes && weight > 0; k++) {
                double smooth = head.labelSmoothing() / classes;
                targets[row * classes + k] =
                        (float) (weight * (smooth + (k == labels[row].label() ? 1 - head.labelSmoothing() : 0)));
            }
        }
        return HostTensor.of(targets, batch.size(), classes).toArray(arrays);
    }
}
