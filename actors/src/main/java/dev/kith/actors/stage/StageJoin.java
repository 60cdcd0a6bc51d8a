package dev.kith.actors.stage;

import static dev.kith.config.Text.format;

import dev.kith.model.method.Edge;
import dev.kith.model.method.Gate;
import dev.kith.model.method.Messages;
import dev.kith.model.method.Payload;
import dev.kith.model.method.Plan;
import dev.kith.model.method.PlanNode;
import dev.kith.model.method.Port;
import dev.kith.model.method.Stage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides when which stage of one node runs. Inputs are joined by (stage, step) and may arrive in any order; each stage
 * runs in the order of steps, complete after begin of its step, and neither before its gates allow it. One stage runs at a
 * time: {@link #next} gives nothing until {@link #done}.
 *
 * <p>A begin without inputs is a source: it runs up to {@link #permit}. A complete without inputs follows its begin. Not
 * thread-safe.
 */
public final class StageJoin {
    private final PlanNode node;
    private final StalenessBound staleness;
    private final int window;
    private final Map<Stage, Inbox> inboxes = new EnumMap<>(Stage.class);
    private final Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    private final Stage last;
    private boolean running;
    private long permitted;

    private record Input(String sender, Port<?> port) {}

    /** One stage's inputs and how far it has come. */
    private static final class Inbox {
        private final List<Input> inputs;
        private final Map<Long, Map<Input, Payload>> waiting = new HashMap<>();
        private long next;

        private Inbox(List<Input> inputs, long start) {
            this.inputs = inputs;
            this.next = start;
        }

        private boolean complete() {
            return inputs.isEmpty() || waiting.getOrDefault(next, Map.of()).size() == inputs.size();
        }
    }

    /**
     * The join of one node.
     *
     * @param start first step
     * @param window how many steps may be in flight at most; a message further ahead is a defect
     */
    public StageJoin(Plan plan, String node, StalenessBound staleness, int window, long start) {
        this.node = plan.node(node);
        this.staleness = staleness;
        this.window = window;
        this.permitted = start;
        Set<Stage> stages = plan.stagesOf(node);
        for (Stage stage : stages) {
            inboxes.put(stage, new Inbox(inputs(plan, node, stage), start));
        }
        this.last = stages.contains(Stage.COMPLETE) ? Stage.COMPLETE : Stage.BEGIN;
    }

    private static List<Input> inputs(Plan plan, String node, Stage stage) {
        List<Input> inputs = new ArrayList<>();
        for (Edge edge : plan.edges()) {
            if (edge.to().equals(node) && edge.toStage() == stage) {
                inputs.add(new Input(edge.from(), edge.port()));
            }
        }
        return List.copyOf(inputs);
    }

    /** Whether a node starts steps by itself, and therefore needs credits. */
    public static boolean isSource(Plan plan, String node) {
        return inputs(plan, node, Stage.BEGIN).isEmpty();
    }

    /**
     * Takes a payload in. One that several stages wait for is sent once and given to each of them.
     *
     * @throws ProtocolDefectException if no edge brings it, it is too far ahead, or its version is outside the bound
     */
    public Verdict offer(String sender, String portName, Payload payload) {
        List<Map.Entry<Inbox, Input>> targets = targets(sender, portName);
        if (targets.isEmpty()) {
            throw new ProtocolDefectException(
                    format("%s got %s from %s, but no edge of the plan brings it", node.name(), portName, sender));
        }
        long step = payload.step();
        if (step < finished()) {
            return count(Verdict.LATE);
        }
        if (step >= finished() + window) {
            throw new ProtocolDefectException(format(
                    "%s got %s of step %d from %s before it has finished step %d: more than %d steps in flight",
                    node.name(), portName, step, sender, finished(), window));
        }
        boolean accepted = false;
        for (Map.Entry<Inbox, Input> target : targets) {
            Inbox inbox = target.getKey();
            Input input = target.getValue();
            staleness.check(sender, input.port(), payload);
            if (step >= inbox.next) {
                Map<Input, Payload> slot = inbox.waiting.computeIfAbsent(step, s -> new HashMap<>());
                accepted |= slot.putIfAbsent(input, payload) == null;
            }
        }
        return count(accepted ? Verdict.ACCEPTED : Verdict.DUPLICATE);
    }

    private List<Map.Entry<Inbox, Input>> targets(String sender, String portName) {
        List<Map.Entry<Inbox, Input>> targets = new ArrayList<>();
        for (Inbox inbox : inboxes.values()) {
            for (Input input : inbox.inputs) {
                if (input.sender().equals(sender) && input.port().name().equals(portName)) {
                    targets.add(Map.entry(inbox, input));
                }
            }
        }
        return targets;
    }

    /** Counts a message that was judged elsewhere, or here. */
    public Verdict count(Verdict verdict) {
        counts.merge(verdict, 1L, Long::sum);
        return verdict;
    }

    /** How many messages met with a verdict. */
    public long counted(Verdict verdict) {
        return counts.getOrDefault(verdict, 0L);
    }

    /** Lets a source begin the steps below a limit. A lower limit than before changes nothing. */
    public void permit(long belowStep) {
        permitted = Math.max(permitted, belowStep);
    }

    /** The stage that may run now, the oldest step first; it counts as running until {@link #done}. */
    public Optional<StageRun> next() {
        Optional<Stage> stage = running ? Optional.empty() : runnable();
        return stage.map(s -> {
            running = true;
            Inbox inbox = inbox(s);
            Messages messages = new Messages();
            Map<Input, Payload> taken = inbox.waiting.getOrDefault(inbox.next, Map.of());
            inbox.inputs.forEach(input -> {
                Payload payload = taken.get(input);
                if (payload != null) {
                    messages.putUnchecked(input.port(), payload);
                }
            });
            inbox.waiting.remove(inbox.next);
            return new StageRun(s, inbox.next, messages);
        });
    }

    private Optional<Stage> runnable() {
        Optional<Stage> oldest = Optional.empty();
        long step = Long.MAX_VALUE;
        for (Map.Entry<Stage, Inbox> entry : inboxes.entrySet()) {
            long next = entry.getValue().next;
            if (next < step && mayRun(entry.getKey(), entry.getValue())) {
                oldest = Optional.of(entry.getKey());
                step = next;
            }
        }
        return oldest;
    }

    private boolean mayRun(Stage stage, Inbox inbox) {
        if (stage == Stage.COMPLETE && inbox(Stage.BEGIN).next <= inbox.next) {
            return false;
        }
        if (stage == Stage.BEGIN && inbox.inputs.isEmpty() && inbox.next >= permitted) {
            return false;
        }
        return inbox.complete() && node.gates().stream().allMatch(gate -> isOpen(gate, stage, inbox.next));
    }

    private boolean isOpen(Gate gate, Stage stage, long step) {
        return gate.stage() != stage
                || !inboxes.containsKey(gate.after())
                || inbox(gate.after()).next > step - gate.lag();
    }

    /** A stage has run. */
    public void done(StageRun run) {
        Inbox inbox = inbox(run.stage());
        if (!running || inbox.next != run.step()) {
            throw new IllegalStateException(
                    format("%s has not begun %s of step %d", node.name(), run.stage(), run.step()));
        }
        running = false;
        inbox.next++;
    }

    /** Whether a stage is the last one of its step. */
    public boolean isLast(Stage stage) {
        return stage == last;
    }

    /** Steps below this one are finished. */
    public long finished() {
        return inbox(last).next;
    }

    /** Whether the node rests before a step: all earlier ones finished, nothing of it begun. */
    public boolean restsBefore(long step) {
        return !running && inboxes.values().stream().allMatch(inbox -> inbox.next == step);
    }

    private Inbox inbox(Stage stage) {
        Inbox inbox = inboxes.get(stage);
        if (inbox == null) {
            throw new IllegalStateException(node.name() + " has no stage " + stage);
        }
        return inbox;
    }
}
