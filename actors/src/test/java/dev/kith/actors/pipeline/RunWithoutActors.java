package dev.kith.actors.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.actors.LightPlan;
import dev.kith.actors.codec.StateCodec;
import dev.kith.actors.node.Attempt;
import dev.kith.actors.node.LoaderWithoutActors;
import dev.kith.actors.stage.StageJoin;
import dev.kith.actors.stage.StageRun;
import dev.kith.actors.stage.StalenessBound;
import dev.kith.model.engine.StepBuffers;
import dev.kith.model.method.Edge;
import dev.kith.model.method.Embeddings;
import dev.kith.model.method.Gate;
import dev.kith.model.method.Messages;
import dev.kith.model.method.Payload;
import dev.kith.model.method.Plan;
import dev.kith.model.method.PlanNode;
import dev.kith.model.method.Port;
import dev.kith.model.method.Stage;
import dev.kith.model.random.RandomStream;
import dev.kith.model.run.CutSchedule;
import dev.kith.protocol.wire.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A whole attempt on one thread: the decisions of all actors, wired to each other by a {@link Post}. The adversary chooses
 * what happens next, and who is so slow that he acts only when nobody else can.
 */
final class RunWithoutActors implements PipelineWithoutActors.Nodes {
    private static final String LOADER = "loader";

    private final LightPlan light;
    private final Plan plan;
    private final Attempt attempt;
    private final RandomStream random;
    private final String slow;
    private final Post post;
    private final PipelineWithoutActors pipeline;
    private final LoaderWithoutActors loader = new LoaderWithoutActors(0);
    private final StepBuffers pictures = new StepBuffers();
    private final List<Long> building = new ArrayList<>();
    private final Map<String, StageJoin> joins = new LinkedHashMap<>();
    private final Map<String, StageRun> running = new TreeMap<>();
    private final Map<Plan.StageOf, Long> done = new HashMap<>();
    private long oldestTarget;

    /**
     * @param slow a node or a kind of message that waits for everybody else, or nobody's name
     */
    RunWithoutActors(Attempt attempt, CutSchedule schedule, String slow, RandomStream random) {
        this.light = new LightPlan(attempt.maxStaleness());
        this.plan = light.plan();
        this.attempt = attempt;
        this.random = random;
        this.slow = slow;
        this.post = new Post(random, slow);
        this.pipeline = new PipelineWithoutActors(new StepLedger(plan, attempt, schedule, 0), post, this);
        for (PlanNode node : plan.nodes()) {
            if (!node.name().equals(LOADER)) {
                StalenessBound bound = new StalenessBound(attempt.maxStaleness());
                joins.put(node.name(), new StageJoin(plan, node.name(), bound, attempt.window(), 0));
            }
        }
    }

    /** Until nothing can happen any more. */
    void play() {
        pipeline.proceed();
        boolean moved = true;
        while (moved) {
            moved = switch (random.nextInt(3)) {
                case 0 -> post.deliver(false) || work(false) || start(false);
                case 1 -> work(false) || start(false) || post.deliver(false);
                default -> start(false) || post.deliver(false) || work(false);
            };
            moved = moved || post.deliver(true) || work(true) || start(true);
        }
    }

    private List<String> names(Iterable<String> all, boolean slowToo) {
        List<String> names = new ArrayList<>();
        all.forEach(name -> {
            if (slowToo || !name.equals(slow)) {
                names.add(name);
            }
        });
        return names;
    }

    /** Some node takes up a stage that may run. */
    private boolean start(boolean slowToo) {
        List<String> names = names(joins.keySet(), slowToo);
        int first = names.isEmpty() ? 0 : random.nextInt(names.size());
        for (int i = 0; i < names.size(); i++) {
            String name = names.get((first + i) % names.size());
            Optional<StageRun> next = join(name).next();
            if (next.isPresent()) {
                check(name, next.get());
                running.put(name, next.get());
                return true;
            }
        }
        return false;
    }

    /** What a node may count on when it begins to compute. */
    private void check(String name, StageRun run) {
        for (Gate gate : plan.node(name).gates()) {
            if (gate.stage() == run.stage()) {
                assertThat(done.getOrDefault(new Plan.StageOf(name, gate.after()), 0L))
                        .as("%s of step %d: how far %s had come", name, run.step(), gate.after())
                        .isGreaterThan(run.step() - gate.lag());
            }
        }
        assertThat(run.step())
                .as("the buffers of its step are still lent")
                .isGreaterThanOrEqualTo(pipeline.finishedSteps());
        run.inputs().asMap().forEach((port, payload) -> {
            if (port.equals(Port.TARGET_EMBEDDINGS) && payload instanceof Embeddings e) {
                oldestTarget = Math.max(oldestTarget, e.step() - e.version());
            }
        });
    }

    /** Some node ends its stage, or a worker of the loader its batch. */
    private boolean work(boolean slowToo) {
        List<String> names = names(running.keySet(), slowToo);
        boolean batches = !building.isEmpty() && (slowToo || !slow.equals(LOADER));
        int choices = names.size() + (batches ? 1 : 0);
        if (choices == 0) {
            return false;
        }
        int chosen = random.nextInt(choices);
        if (chosen == names.size()) {
            long step = building.remove(random.nextInt(building.size()));
            loader.built(step, light.node(LOADER).begin(step, new Messages()));
            emit();
        } else {
            finish(names.get(chosen));
        }
        return true;
    }

    private void finish(String name) {
        StageRun run = Optional.ofNullable(running.remove(name)).orElseThrow();
        Messages out = light.node(name).run(run.stage(), run.step(), run.inputs());
        join(name).done(run);
        done.put(new Plan.StageOf(name, run.stage()), run.step() + 1);
        send(name, run.stage(), out);
        if (join(name).isLast(run.stage())) {
            pipeline.finished(name, run.stage(), run.step());
        }
    }

    private void emit() {
        for (Optional<Messages> out = loader.nextToEmit(); out.isPresent(); out = loader.nextToEmit()) {
            send(LOADER, Stage.BEGIN, out.get());
            pipeline.finished(LOADER, Stage.BEGIN, loader.emitted() - 1);
        }
    }

    private void send(String from, Stage stage, Messages out) {
        for (Edge edge : plan.edgesFrom(new Plan.StageOf(from, stage))) {
            Payload payload = Optional.ofNullable(out.asMap().get(edge.port())).orElseThrow();
            String port = edge.port().name();
            post.payload(port, () -> join(edge.to()).offer(from, port, payload));
        }
    }

    @Override
    public void release(String node, long step) {
        light.node(node).release(step);
        if (node.equals(LOADER)) {
            pictures.release(step);
        }
    }

    @Override
    public void permit(StepLedger.Limits limits) {
        loader.permit(limits.emit(), limits.build());
        for (var next = loader.nextToBuild(); next.isPresent(); next = loader.nextToBuild()) {
            building.add(next.getAsLong());
            pictures.lend(next.getAsLong(), 1);
        }
        assertThat(pictures.stepsLent()).as("steps that hold pictures").isLessThanOrEqualTo(attempt.window());
        emit();
    }

    @Override
    public Snapshot cut(String node, long step) {
        assertThat(node.equals(LOADER) ? loader.emitted() == step : join(node).restsBefore(step))
                .as("%s rests before step %d", node, step)
                .isTrue();
        return StateCodec.encode(light.node(node).snapshot());
    }

    private StageJoin join(String name) {
        return Optional.ofNullable(joins.get(name)).orElseThrow();
    }

    PipelineWithoutActors pipeline() {
        return pipeline;
    }

    /** What a node was called for and which steps it was told to release. */
    LightPlan.LightNode node(String name) {
        return light.node(name);
    }

    /** How many versions the target was behind at most. */
    long oldestTarget() {
        return oldestTarget;
    }

    Map<String, Long> longestWay() {
        return post.longestWay();
    }
}
