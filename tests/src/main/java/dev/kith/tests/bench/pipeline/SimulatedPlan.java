package dev.kith.tests.bench.pipeline;

import dev.kith.model.engine.HostTensor;
import dev.kith.model.method.Batch;
import dev.kith.model.method.Embeddings;
import dev.kith.model.method.Messages;
import dev.kith.model.method.Node;
import dev.kith.model.method.Parameters;
import dev.kith.model.method.Plan;
import dev.kith.model.method.Port;
import dev.kith.model.method.PseudoLabels;
import dev.kith.model.method.QueueAdditions;
import dev.kith.model.method.SemPpl;
import dev.kith.model.method.SemanticPositives;
import dev.kith.model.method.StepResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The plan of SemPPL, its messages empty and its work nothing but time. Keeps when each step began on the device. */
final class SimulatedPlan {
    private static final HostTensor NOTHING = HostTensor.allocate(0);

    private final Times times;
    private final long staleness;
    private final Occupied device = new Occupied(true);
    private final Occupied loaders = new Occupied(false);
    private final List<Long> stepStarts = Collections.synchronizedList(new ArrayList<>());

    SimulatedPlan(Times times, long staleness) {
        this.times = times;
        this.staleness = staleness;
    }

    Occupied device() {
        return device;
    }

    Occupied loaders() {
        return loaders;
    }

    /** When the online network began each step, in order. */
    List<Long> stepStarts() {
        return List.copyOf(stepStarts);
    }

    Plan plan() {
        return SemPpl.wire(staleness, new Loader(), new Online(), new Target(), new Queue(), new Labeler());
    }

    private static Embeddings embeddings(long step, long version) {
        return new Embeddings(step, version, new int[0], new long[0], new int[0], List.of());
    }

    private final class Loader implements Node {
        @Override
        public Messages begin(long step, Messages in) {
            loaders.occupy(times.load());
            return new Messages().put(Port.BATCH, new Batch(step, new long[0], new int[0], List.of()));
        }
    }

    private final class Online implements Node {
        @Override
        public Messages begin(long step, Messages in) {
            stepStarts.add(System.nanoTime());
            device.occupy(times.onlineForward());
            return new Messages().put(Port.ONLINE_EMBEDDINGS, embeddings(step, step));
        }

        @Override
        public Messages complete(long step, Messages in) {
            device.occupy(times.backward());
            device.occupy(times.update());
            return new Messages()
                    .put(Port.PARAMETERS, new Parameters(step, step + 1, NOTHING))
                    .put(Port.RESULT, new StepResult(step, false, Map.of()));
        }
    }

    private final class Target implements Node {
        private long version;

        @Override
        public Messages begin(long step, Messages in) {
            device.occupy(times.targetForward());
            return new Messages()
                    .put(Port.TARGET_EMBEDDINGS, embeddings(step, version))
                    .put(Port.LABELLED, embeddings(step, version));
        }

        @Override
        public Messages complete(long step, Messages in) {
            version = in.get(Port.PARAMETERS).version();
            return new Messages();
        }
    }

    private static final class Queue implements Node {
        private long version;

        @Override
        public Messages begin(long step, Messages in) {
            version = step + 1;
            return new Messages().put(Port.ADDITIONS, new QueueAdditions(step, version, embeddings(step, step)));
        }

        @Override
        public Messages complete(long step, Messages in) {
            return new Messages()
                    .put(Port.SEMANTIC_POSITIVES, new SemanticPositives(step, version, NOTHING, List.of(), 0, 0));
        }
    }

    private final class Labeler implements Node {
        private final Occupied voter = new Occupied(true);
        private long version;

        @Override
        public Messages begin(long step, Messages in) {
            version = in.get(Port.ADDITIONS).queueVersion();
            return new Messages();
        }

        @Override
        public Messages complete(long step, Messages in) {
            voter.occupy(times.vote());
            return new Messages()
                    .put(Port.PSEUDO_LABELS, new PseudoLabels(step, version, new int[0], new long[0], List.of()));
        }
    }
}
