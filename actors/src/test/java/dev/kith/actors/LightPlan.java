package dev.kith.actors;

import static dev.kith.model.method.Stage.BEGIN;
import static dev.kith.model.method.Stage.COMPLETE;

import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.method.Batch;
import dev.kith.model.method.Embeddings;
import dev.kith.model.method.Messages;
import dev.kith.model.method.Node;
import dev.kith.model.method.Parameters;
import dev.kith.model.method.Payload;
import dev.kith.model.method.Plan;
import dev.kith.model.method.Port;
import dev.kith.model.method.PseudoLabels;
import dev.kith.model.method.QueueAdditions;
import dev.kith.model.method.SemPpl;
import dev.kith.model.method.SemanticPositives;
import dev.kith.model.method.Stage;
import dev.kith.model.method.StepResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The plan of SemPPL with nodes that compute nothing: same names, edges, gates and versions. Each node notes its calls and
 * its releases, hashes what it has seen into its state, and can be told to fail.
 */
public final class LightPlan {
    public static final List<String> NODES = List.of("loader", "online", "target", "queue", "labeler");

    private final Map<String, LightNode> nodes = new HashMap<>();
    private final long maxStaleness;

    public LightPlan(long maxStaleness) {
        this.maxStaleness = maxStaleness;
        NODES.forEach(name -> nodes.put(name, new LightNode(name)));
    }

    public LightNode node(String name) {
        LightNode node = nodes.get(name);
        if (node == null) {
            throw new IllegalArgumentException(name);
        }
        return node;
    }

    public Plan plan() {
        return SemPpl.wire(
                maxStaleness, node("loader"), node("online"), node("target"), node("queue"), node("labeler"));
    }

    /** What a node is told to do before a stage, for example to fail or to wait. */
    @FunctionalInterface
    public interface Trouble {
        void before(Stage stage, long step) throws Exception;
    }

    /** A node whose whole state is what it has seen, in the order in which it saw it. */
    public static final class LightNode implements Node {
        private static final HostTensor NOTHING = HostTensor.allocate(0);

        public final List<String> calls = Collections.synchronizedList(new ArrayList<>());
        public final List<Long> released = Collections.synchronizedList(new ArrayList<>());
        public volatile int opened;
        public volatile int closed;
        public volatile Trouble trouble = (stage, step) -> {};
        private final String name;
        private float state;
        private long version;
        private long queueVersion;

        LightNode(String name) {
            this.name = name;
        }

        @Override
        public void open() {
            opened++;
        }

        @Override
        public Messages begin(long step, Messages in) {
            note(BEGIN, step, in);
            Messages out = new Messages();
            switch (name) {
                case "loader" -> out.put(Port.BATCH, new Batch(step, new long[] {step}, new int[] {-1}, List.of()));
                case "online" -> out.put(Port.ONLINE_EMBEDDINGS, embeddings(step, step));
                case "target" ->
                    out.put(Port.TARGET_EMBEDDINGS, embeddings(step, version))
                            .put(Port.LABELLED, embeddings(step, version));
                case "queue" -> {
                    queueVersion = step + 1;
                    out.put(Port.ADDITIONS, new QueueAdditions(step, queueVersion, embeddings(step, step)));
                }
                default -> queueVersion = in.get(Port.ADDITIONS).queueVersion();
            }
            return out;
        }

        @Override
        public Messages complete(long step, Messages in) {
            note(COMPLETE, step, in);
            Messages out = new Messages();
            switch (name) {
                case "online" ->
                    out.put(Port.PARAMETERS, new Parameters(step, step + 1, NOTHING))
                            .put(Port.RESULT, new StepResult(step, false, Map.of("loss", (double) step)));
                case "target" -> version = in.get(Port.PARAMETERS).version();
                case "queue" ->
                    out.put(
                            Port.SEMANTIC_POSITIVES,
                            new SemanticPositives(step, queueVersion, NOTHING, List.of(), 0, 0));
                case "labeler" ->
                    out.put(
                            Port.PSEUDO_LABELS,
                            new PseudoLabels(step, queueVersion, new int[0], new long[0], List.of()));
                default -> throw new IllegalStateException(name + " has no complete");
            }
            return out;
        }

        private void note(Stage stage, long step, Messages in) {
            try {
                trouble.before(stage, step);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            calls.add((stage == BEGIN ? "B" : "C") + step);
            if (name.equals("loader")) {
                return; // called from several threads, in any order
            }
            for (Payload payload : in.asMap().values()) {
                long seen = payload instanceof Embeddings e ? e.version() : payload.step();
                state = (state * 31 + seen + step) % 8191;
            }
        }

        @Override
        public void release(long step) {
            released.add(step);
        }

        @Override
        public NamedTensors snapshot() {
            return new NamedTensors().put("state", HostTensor.of(new float[] {state, version, queueVersion}, 3));
        }

        @Override
        public void restore(NamedTensors restored) {
            float[] values = restored.get("state").toArray();
            state = values[0];
            version = (long) values[1];
            queueVersion = (long) values[2];
        }

        @Override
        public void close() {
            closed++;
        }

        private static Embeddings embeddings(long step, long version) {
            return new Embeddings(step, version, new int[] {0}, new long[] {step}, new int[] {-1}, List.of());
        }
    }
}
