package dev.kith.model.method;

import dev.kith.config.Settings;
import dev.kith.model.engine.Counter;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.engine.StepBuffers;
import dev.kith.model.neighbor.EmbeddingRing;
import dev.kith.model.neighbor.RingSet;
import dev.kith.model.neighbor.SlotsByLabel;
import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The FIFO of labelled target embeddings, one a direction. Begin: append the batch's labelled rows. Complete: draw one
 * semantic positive a row, uniformly from the entries whose label is the row's label or pseudo-label.
 */
final class QueueMemory implements Node {
    private final RunContext run;
    private final Settings settings;
    private final RingSet rings;
    private final StepBuffers buffers = new StepBuffers();
    private final Map<Long, Embeddings> labelledRows = new HashMap<>();
    private long version;

    QueueMemory(RunContext run) {
        this.run = run;
        this.settings = run.settings();
        this.rings = QueueShape.newRings(run);
    }

    @Override
    public Messages begin(long step, Messages in) {
        Embeddings labelled = in.get(Port.LABELLED);
        QueueShape.append(rings, labelled);
        labelledRows.put(step, labelled);
        version = step + 1;
        return new Messages().put(Port.ADDITIONS, new QueueAdditions(step, version, labelled));
    }

    @Override
    public Messages complete(long step, Messages in) {
        PseudoLabels pseudoLabels = in.get(Port.PSEUDO_LABELS);
        Embeddings labelled = labelledRows.remove(step);
        if (labelled == null) {
            throw new IllegalStateException("step " + step + " was not begun");
        }
        int rows = settings.batch().size();
        int[] labels = new int[rows];
        long[] ownIds = new long[rows];
        Arrays.fill(labels, EmbeddingRing.NO_LABEL);
        Arrays.fill(ownIds, -1);
        for (int i = 0; i < labelled.rows().length; i++) {
            labels[labelled.rows()[i]] = labelled.labels()[i];
            ownIds[labelled.rows()[i]] = settings.queue().excludeSelf() ? labelled.ids()[i] : -1;
        }
        for (int i = 0; i < pseudoLabels.rows().length; i++) {
            labels[pseudoLabels.rows()[i]] = pseudoLabels.votes().get(i).label();
        }
        SemanticPositives sampled = run.timeline().part("queue", "sample", step, () -> sample(step, labels, ownIds));
        return new Messages().put(Port.SEMANTIC_POSITIVES, sampled);
    }

    private SemanticPositives sample(long step, int[] labels, long[] ownIds) {
        EmbeddingRing first = rings.get(0);
        SlotsByLabel candidates = SlotsByLabel.of(first);
        HostTensor present = buffers.lend(step, labels.length);
        FloatBuffer presence = present.floats();
        List<HostTensor> positives = new ArrayList<>();
        for (int d = 0; d < rings.size(); d++) {
            positives.add(buffers.lend(step, labels.length, first.dim()));
        }
        float[] zeros = new float[first.dim()];
        for (int row = 0; row < labels.length; row++) {
            int[] slots = candidates.slots(labels[row], ownIds[row]);
            presence.put(row, slots.length > 0 ? 1 : 0);
            RandomStream random = RandomStream.of(settings.seed(), Purpose.SEMANTIC_POSITIVE, step, row);
            for (int d = 0; d < rings.size(); d++) {
                FloatBuffer target = positives.get(d).floats();
                if (slots.length == 0) {
                    target.put(row * first.dim(), zeros);
                } else {
                    rings.get(d).copy(slots[random.nextInt(slots.length)], target, row);
                }
            }
        }
        double fill = (double) first.filled() / first.capacity();
        return new SemanticPositives(step, version, present, positives, fill, rings.meanAge(step));
    }

    @Override
    public void release(long step) {
        buffers.release(step);
    }

    @Override
    public long bytesPerStep() {
        long rows = settings.batch().size();
        return HostTensor.bytes(rows)
                + rings.size() * HostTensor.bytes(rows, rings.get(0).dim());
    }

    @Override
    public long bytesTaken() {
        return buffers.allocatedBytes();
    }

    @Override
    public NamedTensors snapshot() {
        return rings.snapshot().put("version", Counter.toTensor(version));
    }

    @Override
    public void restore(NamedTensors state) {
        rings.restore(state);
        version = Counter.fromTensor(state.get("version"));
        labelledRows.clear();
    }
}
