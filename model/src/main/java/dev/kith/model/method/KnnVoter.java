package dev.kith.model.method;

import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.config.LabelerSettings;
import dev.kith.model.engine.Counter;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.engine.TensorEngine;
import dev.kith.model.neighbor.Neighbor;
import dev.kith.model.neighbor.NeighborIndex;
import dev.kith.model.neighbor.RingSet;
import dev.kith.model.neighbor.Vote;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pseudo-labeler: a replica of the queue as k-NN models. Begin: take over the additions. Complete: the neighbours of
 * each unlabelled row vote. By view, every online view asks the queue of every view, and all their neighbours vote
 * together; otherwise the first direction's view asks that direction's queue.
 */
final class KnnVoter implements Node {
    private final RunContext run;
    private final LabelerSettings settings;
    private final RingSet rings;
    private @Nullable PtNDManager manager;
    private List<NeighborIndex> indices = List.of();
    private long version;

    KnnVoter(RunContext run) {
        this.run = run;
        this.settings = run.settings().labeler();
        this.rings = QueueShape.newRings(run);
    }

    @Override
    public void open() {
        PtNDManager opened = TensorEngine.newManager();
        List<NeighborIndex> models = new ArrayList<>();
        for (int d = 0; d < rings.size(); d++) {
            models.add(new NeighborIndex(rings.get(d), opened));
        }
        manager = opened;
        indices = List.copyOf(models);
    }

    @Override
    public Messages begin(long step, Messages in) {
        QueueAdditions additions = in.get(Port.ADDITIONS);
        QueueShape.append(rings, additions.entries());
        version = additions.queueVersion();
        return new Messages();
    }

    @Override
    public Messages complete(long step, Messages in) {
        Embeddings asking = in.get(Port.ONLINE_EMBEDDINGS);
        List<Vote> votes = run.timeline().part("labeler", "vote", step, () -> votes(step, asking));
        return new Messages()
                .put(Port.PSEUDO_LABELS, new PseudoLabels(step, version, asking.rows(), asking.ids(), votes));
    }

    private List<Vote> votes(long step, Embeddings asking) {
        List<List<Neighbor>> voters = new ArrayList<>();
        for (int i = 0; i < asking.rows().length; i++) {
            voters.add(new ArrayList<>());
        }
        int models = settings.votesByView() ? indices.size() : 1;
        for (HostTensor queries : asking.byDirection().subList(0, models)) {
            for (NeighborIndex index : indices.subList(0, models)) {
                List<List<Neighbor>> found = index.search(queries, settings.k(), settings.distinctIds(), step);
                for (int i = 0; i < voters.size(); i++) {
                    voters.get(i).addAll(found.get(i));
                }
            }
        }
        return voters.stream().map(Vote::majority).toList();
    }

    @Override
    public NamedTensors snapshot() {
        return rings.snapshot().put("version", Counter.toTensor(version));
    }

    @Override
    public void restore(NamedTensors state) {
        rings.restore(state);
        version = Counter.fromTensor(state.get("version"));
    }

    @Override
    public void close() {
        indices = List.of();
        if (manager != null) {
            manager.close();
            manager = null;
        }
    }
}
