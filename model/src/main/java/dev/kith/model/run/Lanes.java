package dev.kith.model.run;

import dev.kith.config.PipelineSettings;
import dev.kith.model.engine.Lane;
import dev.kith.model.method.PlanNode;
import dev.kith.model.method.Role;
import dev.kith.model.method.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which node works on which lane. The same layout serves loop and actors, because the result of an operation depends on its
 * thread count. Learners and teachers use all threads, on one lane or on lanes of their own. Where all take turns, voter
 * and loader are on that lane, too; elsewhere the voter has a lane of one thread, and the loader threads that are no lane.
 * A memory never needs one.
 */
public final class Lanes implements AutoCloseable {
    private static final String SHARED = "networks";

    private final Map<String, Lane> byNode = new HashMap<>();
    private final List<Lane> all = new ArrayList<>();
    private final Optional<Lane> turns;
    private final List<String> description = new ArrayList<>();

    public Lanes(List<PlanNode> nodes, PipelineSettings settings) {
        int threads = threads(settings);
        PipelineSettings.Layout layout = settings.chosenLayout();
        boolean turns = layout == PipelineSettings.Layout.TURNS;
        // Running ahead pays where others work meanwhile. In turns nobody does, so nothing need be stale.
        Lane.Order order = turns ? Lane.Order.STEP : Lane.Order.PRIORITY;
        Map<String, Lane> byName = new HashMap<>();
        for (PlanNode node : nodes) {
            laneName(node, layout)
                    .map(name -> byName.computeIfAbsent(
                            name, n -> start(n, node.role() == Role.VOTER && !turns ? 1 : threads, order)))
                    .ifPresent(lane -> byNode.put(node.name(), lane));
        }
        this.turns = turns ? Optional.ofNullable(byName.get(SHARED)) : Optional.empty();
    }

    /** The name of a node's lane. */
    private static Optional<String> laneName(PlanNode node, PipelineSettings.Layout layout) {
        boolean turns = layout == PipelineSettings.Layout.TURNS;
        return switch (node.role()) {
            case LEARNER, TEACHER -> Optional.of(layout == PipelineSettings.Layout.SPLIT ? node.name() : SHARED);
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
        all.add(lane);
        description.add("%s: %d thread%s".formatted(name, threads, threads == 1 ? "" : "s"));
        return lane;
    }

    /** The lane of a node, if its role needs one. */
    public Optional<Lane> of(String node) {
        return Optional.ofNullable(byNode.get(node));
    }

    /** The one lane on which all work is done in turns, if the layout is such. */
    public Optional<Lane> turns() {
        return turns;
    }

    public List<Lane> all() {
        return List.copyOf(all);
    }

    /** Lanes with their threads, readable. */
    public List<String> description() {
        return List.copyOf(description);
    }

    /** Who is served first where nodes share a lane: backward, online forward, target forward. */
    public static Lane.Priority priority(Role role, Stage stage) {
        return switch (role) {
            case LEARNER -> stage == Stage.COMPLETE ? Lane.Priority.BACKWARD : Lane.Priority.ONLINE_FORWARD;
            case TEACHER -> stage == Stage.COMPLETE ? Lane.Priority.BACKWARD : Lane.Priority.TARGET_FORWARD;
            case LOADER -> Lane.Priority.LOAD;
            case VOTER, MEMORY -> Lane.Priority.VOTE;
        };
    }

    @Override
    public void close() {
        all.forEach(Lane::close);
    }
}
