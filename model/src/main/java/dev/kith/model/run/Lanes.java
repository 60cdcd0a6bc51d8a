package dev.kith.model.run;

import static dev.kith.config.Text.format;

import dev.kith.config.PipelineSettings;
import dev.kith.config.PipelineSettings.Layout;
import dev.kith.model.engine.Lane;
import dev.kith.model.engine.Lane.Priority;
import dev.kith.model.method.PlanNode;
import dev.kith.model.method.Role;
import dev.kith.model.method.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Which node works on which lane. The same layout serves loop and actors, because the result of an operation depends on its
 * thread count. Learners and teachers use all threads, on one lane or on lanes of their own, but for paired forward passes,
 * which share them. Where work is done in turns, voter and loader are on these lanes, too; elsewhere the voter has a lane of
 * one thread, and the loader threads that are no lane. A memory never needs one.
 */
public final class Lanes implements AutoCloseable {
    private static final String SHARED = "networks";

    private final Map<String, Lane> byNode = new HashMap<>();
    private final List<Lane> all = new ArrayList<>();
    private final List<String> description = new ArrayList<>();
    private final Layout layout;
    private final int threads;

    public Lanes(List<PlanNode> nodes, PipelineSettings settings) {
        this.threads = threads(settings);
        this.layout = layoutOf(nodes, settings);
        if (layout == Layout.PAIRED) {
            pair(nodes);
        } else {
            separate(nodes);
        }
    }

    /** A pair needs two: a network that is alone takes turns with all threads. */
    private Layout layoutOf(List<PlanNode> nodes, PipelineSettings settings) {
        Layout chosen = settings.chosenLayout();
        boolean pair = threads > 1
                && nodes.stream().anyMatch(node -> node.role() == Role.LEARNER)
                && nodes.stream().anyMatch(node -> node.role() == Role.TEACHER);
        return chosen == Layout.PAIRED && !pair ? Layout.TURNS : chosen;
    }

    /** Learners and what they learn from on one lane, teachers and who asks them on one beside it. */
    private void pair(List<PlanNode> nodes) {
        int half = threads / 2;
        Lane learners = Lane.sharing(
                "learner",
                threads,
                Lane.Order.STEP,
                priority -> priority == Priority.ONLINE_FORWARD
                        ? threads - half
                        : priority == Priority.LOAD ? half : threads);
        Lane teachers = learners.beside("teacher", priority -> half);
        add(learners, format("%d–%d threads", threads - half, threads));
        add(teachers, counted(half));
        for (PlanNode node : nodes) {
            switch (node.role()) {
                case LEARNER, LOADER -> byNode.put(node.name(), learners);
                case TEACHER, VOTER -> byNode.put(node.name(), teachers);
                case MEMORY -> {}
            }
        }
    }

    private void separate(List<PlanNode> nodes) {
        boolean turns = layout == Layout.TURNS;
        // Running ahead pays where others work meanwhile. In turns nobody does, so nothing need be stale.
        Lane.Order order = turns ? Lane.Order.STEP : Lane.Order.PRIORITY;
        Map<String, Lane> byName = new HashMap<>();
        for (PlanNode node : nodes) {
            laneName(node)
                    .map(name -> byName.computeIfAbsent(
                            name, n -> start(n, node.role() == Role.VOTER && !turns ? 1 : threads, order)))
                    .ifPresent(lane -> byNode.put(node.name(), lane));
        }
    }

    private Optional<String> laneName(PlanNode node) {
        boolean turns = layout == Layout.TURNS;
        return switch (node.role()) {
            case LEARNER, TEACHER -> Optional.of(layout == Layout.SPLIT ? node.name() : SHARED);
            case VOTER -> Optional.of(turns ? SHARED : node.name());
            case LOADER -> turns ? Optional.of(SHARED) : Optional.empty();
            case MEMORY -> Optional.empty();
        };
    }

    /** Intra-op threads of the networks' lanes: as set, or all processors. */
    public static int threads(PipelineSettings settings) {
        return settings.threads() > 0
                ? settings.threads()
                : Runtime.getRuntime().availableProcessors();
    }

    private Lane start(String name, int threads, Lane.Order order) {
        Lane lane = new Lane(name, threads, order);
        add(lane, counted(threads));
        return lane;
    }

    private void add(Lane lane, String threads) {
        all.add(lane);
        description.add(lane.name() + ": " + threads);
    }

    private static String counted(int threads) {
        return format("%d thread%s", threads, threads == 1 ? "" : "s");
    }

    /** The lane of a node, if its role needs one. */
    public Optional<Lane> of(String node) {
        return Optional.ofNullable(byNode.get(node));
    }

    /** Where it is decided what to do next, if that is on the lanes themselves: in all layouts that take turns. */
    public Optional<Executor> decisions() {
        return layout == Layout.TURNS || layout == Layout.PAIRED
                ? all.stream().<Executor>map(lane -> lane).findFirst()
                : Optional.empty();
    }

    public List<Lane> all() {
        return List.copyOf(all);
    }

    /** Lanes with their threads, readable. */
    public List<String> description() {
        return List.copyOf(description);
    }

    /** Who is served first where nodes share a lane: backward, online forward, target forward. */
    public static Priority priority(Role role, Stage stage) {
        return switch (role) {
            case LEARNER -> stage == Stage.COMPLETE ? Priority.BACKWARD : Priority.ONLINE_FORWARD;
            case TEACHER -> stage == Stage.COMPLETE ? Priority.BACKWARD : Priority.TARGET_FORWARD;
            case LOADER -> Priority.LOAD;
            case VOTER, MEMORY -> Priority.VOTE;
        };
    }

    @Override
    public void close() {
        all.forEach(Lane::close);
    }
}
