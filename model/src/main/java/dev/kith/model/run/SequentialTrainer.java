package dev.kith.model.run;

import dev.kith.config.PipelineSettings;
import dev.kith.model.engine.Lane;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.method.Edge;
import dev.kith.model.method.Messages;
import dev.kith.model.method.Payload;
import dev.kith.model.method.Plan;
import dev.kith.model.method.PlanNode;
import dev.kith.model.method.Port;
import dev.kith.model.method.StepResult;
import dev.kith.model.stop.StopSignal;
import dev.kith.model.timeline.Timeline;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** The textbook loop: every stage of every node, one after the other, in topological order. No actors. */
public final class SequentialTrainer implements Trainer {
    private final Plan plan;
    private final Lanes lanes;
    private final Timeline timeline;
    private final BatchMemory memory;
    private final RefusedSteps refused = new RefusedSteps();

    /** A trainer with a timeline of its own. */
    public SequentialTrainer(Plan plan, PipelineSettings settings) {
        this(plan, settings, new Timeline());
    }

    /**
     * Opens the nodes of a plan; the timeline is told who works when.
     *
     * @throws dev.kith.config.hocon.ConfigurationException if a batch does not fit into its memory
     */
    public SequentialTrainer(Plan plan, PipelineSettings settings, Timeline timeline) {
        this.plan = plan;
        this.timeline = timeline;
        this.memory = BatchMemory.ofLoop(plan, settings);
        this.lanes = new Lanes(plan.nodes(), settings);
        for (PlanNode node : plan.nodes()) {
            onLane(node, Lane.Priority.BACKWARD, () -> {
                node.node().open();
                return true;
            });
        }
    }

    @Override
    public void restore(Map<String, NamedTensors> states) {
        for (PlanNode node : plan.nodes()) {
            onLane(node, Lane.Priority.BACKWARD, () -> {
                node.node().restore(states.getOrDefault(node.name(), new NamedTensors()));
                return true;
            });
        }
    }

    @Override
    public TrainingEnd train(long start, CutSchedule schedule, RunServices services, StopSignal stop) {
        long begun = System.nanoTime();
        long firstStep = 0;
        long step = start;
        while (step < schedule.totalSteps() && !stop.requested()) {
            StepResult result = step(step, services.recorder());
            refused.check(result);
            services.recorder().stepped(result);
            if (step == start) {
                firstStep = System.nanoTime() - begun;
            }
            step++;
            Set<Cut.Purpose> purposes = schedule.at(step);
            if (!purposes.isEmpty() && step < schedule.totalSteps()) {
                handle(cut(step, purposes), services);
            }
        }
        Cut end = cut(step, EnumSet.of(Cut.Purpose.END));
        long wall = System.nanoTime() - begun;
        return new TrainingEnd(
                end, step >= schedule.totalSteps(), firstStep / 1e9, wall / 1e9, report(wall, step - start));
    }

    private static void handle(Cut cut, RunServices services) {
        if (cut.purposes().contains(Cut.Purpose.CHECKPOINT)) {
            services.checkpoints().save(cut);
        }
        if (cut.purposes().contains(Cut.Purpose.EVALUATION)) {
            services.recorder().evaluated(cut.step(), services.evaluator().evaluate(cut));
        }
    }

    /** One step. Its result is the learner's, or an empty one if the plan has none. */
    private StepResult step(long step, RunServices.StepRecorder recorder) {
        Map<Plan.StageOf, Messages> inboxes = new HashMap<>();
        StepResult result = new StepResult(step, false, Map.of());
        for (Plan.StageOf at : plan.schedule()) {
            PlanNode node = plan.node(at.node());
            Messages in = inboxes.getOrDefault(at, new Messages());
            Messages out = onLane(
                    node,
                    Lanes.priority(node.role(), at.stage()),
                    () -> timeline.part(
                            node.name(),
                            node.activity(at.stage()),
                            step,
                            () -> node.node().run(at.stage(), step, in)));
            deliver(at, out, inboxes);
            if (out.contains(Port.PSEUDO_LABELS)) {
                recorder.pseudoLabels(out.get(Port.PSEUDO_LABELS));
            }
            if (out.contains(Port.RESULT)) {
                result = out.get(Port.RESULT);
            }
        }
        plan.nodes().forEach(node -> node.node().release(step));
        return result;
    }

    private void deliver(Plan.StageOf from, Messages out, Map<Plan.StageOf, Messages> inboxes) {
        Map<Port<?>, Payload> payloads = out.asMap();
        for (Edge edge : plan.edgesFrom(from)) {
            Payload payload = payloads.get(edge.port());
            if (payload == null) {
                throw new IllegalStateException(
                        from.node() + " sent no " + edge.port().name());
            }
            inboxes.computeIfAbsent(new Plan.StageOf(edge.to(), edge.toStage()), stage -> new Messages())
                    .putUnchecked(edge.port(), payload);
        }
    }

    private Cut cut(long step, Set<Cut.Purpose> purposes) {
        Map<String, NamedTensors> states = new LinkedHashMap<>();
        for (PlanNode node : plan.nodes()) {
            states.put(
                    node.name(),
                    onLane(node, Lane.Priority.BACKWARD, () -> node.node().snapshot()));
        }
        return new Cut(step, purposes, states);
    }

    private PipelineReport report(long wallNanos, long steps) {
        TreeMap<String, Double> busy = new TreeMap<>();
        lanes.all().forEach(lane -> busy.put(lane.name(), (double) lane.busyNanos() / Math.max(1, wallNanos)));
        return new PipelineReport(
                "sequential",
                lanes.description(),
                0,
                busy,
                0,
                new TreeMap<>(Map.of(0L, steps)),
                0,
                memory.report(plan));
    }

    private <T> T onLane(PlanNode node, Lane.Priority priority, Callable<T> work) {
        return lanes.of(node.name()).map(lane -> lane.call(priority, work)).orElseGet(() -> callHere(work));
    }

    private static <T> T callHere(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        List<PlanNode> nodes = plan.nodes();
        for (PlanNode node : nodes) {
            onLane(node, Lane.Priority.EVALUATION, () -> {
                node.node().close();
                return true;
            });
        }
        lanes.close();
    }
}
