package dev.kith.actors;

import dev.kith.model.method.Embeddings;
import dev.kith.model.method.Messages;
import dev.kith.model.method.Parameters;
import dev.kith.model.method.Payload;
import dev.kith.model.method.Plan;
import dev.kith.model.method.Port;
import dev.kith.model.method.PseudoLabels;
import dev.kith.model.method.QueueAdditions;
import dev.kith.model.method.SemanticPositives;
import dev.kith.model.method.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands beside every node of SemPPL's plan at the moment when it begins to compute, and notes whoever computes with a
 * version outside the bound. Holds up those who are to be slow.
 */
final class BoundWatch {
    private static final long DELAY_NANOS = 400_000;

    private final int bound;
    private final Set<String> slow;
    private final Map<String, Long> done = new ConcurrentHashMap<>();
    private final List<String> violations = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong computed = new AtomicLong();
    private final AtomicLong furthestBehind = new AtomicLong();

    BoundWatch(int bound, Set<String> slow) {
        this.bound = bound;
        this.slow = Set.copyOf(slow);
    }

    /** The plan with this watch on all its nodes. */
    Plan over(Plan plan) {
        Map<String, Watched.Watch> watches = new HashMap<>();
        plan.nodes().forEach(node -> watches.put(node.name(), new Beside(node.name())));
        return Watched.plan(plan, watches);
    }

    /** Who computed with what, outside the bound. */
    List<String> violations() {
        return List.copyOf(violations);
    }

    /** Stages that were watched. */
    long computed() {
        return computed.get();
    }

    /** How many versions the target was behind at most when it began to embed. */
    long furthestBehind() {
        return furthestBehind.get();
    }

    /** Steps of a stage that a node has ended. */
    long done(String node, Stage stage) {
        return done.getOrDefault(node + stage, 0L);
    }

    private void require(String who, Stage stage, long step, String what, long version, long oldest, long newest) {
        if (version < oldest || version > newest) {
            violations.add("%s began to %s step %d with %s %d, not in [%d, %d]"
                    .formatted(who, stage.activity(), step, what, version, oldest, newest));
        }
    }

    private final class Beside implements Watched.Watch {
        private final String name;

        private Beside(String name) {
            this.name = name;
        }

        @Override
        public void before(Stage stage, long step, Messages in) {
            computed.incrementAndGet();
            own(stage, step);
            in.asMap().forEach((port, payload) -> input(stage, step, port, payload));
            if (slow.contains(name)) {
                LockSupport.parkNanos(DELAY_NANOS);
            }
        }

        /** The version of what the node owns. */
        private void own(Stage stage, long step) {
            if (name.equals("target") && stage == Stage.BEGIN) {
                long version = done(name, Stage.COMPLETE);
                furthestBehind.accumulateAndGet(step - version, Math::max);
                require(name, stage, step, "its version", version, step - bound, step);
            } else if (name.equals("online")) {
                require(name, stage, step, "its version", done(name, Stage.COMPLETE), step, step);
            } else if (!name.equals("loader") && stage == Stage.COMPLETE) {
                require(name, stage, step, "its queue", done(name, Stage.BEGIN), step + 1 - bound, step + 1 + bound);
            }
        }

        private void input(Stage stage, long step, Port<?> port, Payload payload) {
            String what = port.name();
            if (payload instanceof Embeddings embeddings) {
                long oldest = port.equals(Port.ONLINE_EMBEDDINGS) ? step : step - bound;
                require(name, stage, step, what, embeddings.version(), oldest, step);
            } else if (payload instanceof PseudoLabels labels) {
                require(name, stage, step, what, labels.queueVersion(), step + 1 - bound, step + 1 + bound);
            } else if (payload instanceof SemanticPositives positives) {
                require(name, stage, step, what, positives.queueVersion(), step + 1 - bound, step + 1 + bound);
            } else if (payload instanceof Parameters parameters) {
                require(name, stage, step, what, parameters.version(), step + 1, step + 1);
            } else if (payload instanceof QueueAdditions additions) {
                require(name, stage, step, what, additions.queueVersion(), step + 1, step + 1);
            }
        }

        @Override
        public void after(Stage stage, long step, Messages out) {
            done.merge(name + stage, 1L, Long::sum);
        }
    }
}
