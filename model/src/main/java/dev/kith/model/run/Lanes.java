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
 * thread count: learners and teachers use all threads on a shared lane, or on lanes of their own; a voter's lane always
 * has one thread. A loader has a lane only where it takes turns with the networks; a memory needs none.
 */
public final class Lanes implements AutoCloseable {
    private final Map<String, Lane> byNode = new HashMap<>();
    private final List<Lane> all = new ArrayList<>();
    private final List<String> description = new ArrayList<>();

    public Lanes(List<PlanNode> nodes, PipelineSettings settings) {
        int threads = threads(settings);
        boolean split = settings.layout() == PipelineSettings.Layout.SPLIT;
        Optional<Lane> shared = Optional.empty();
        for (PlanNode node : nodes) {
            switch (node.role()) {
                case LEARNER, TEACHER -> {
                    if (split) {
                        byNode.put(node.name(), start(node.name(), threads));
                    } else {
                        shared = Optional.of(shared.orElseGet(() -> start("networks", threads)));
                        byNode.put(node.name(), shared.get());
                    }
                }
                case VOTER -> byNode.put(node.name(), start(node.name(), 1));
                case LOADER -> {
                    if (settings.takesTurns()) {
                        shared = Optional.of(shared.orElseGet(() -> start("networks", threads)));
                        byNode.put(node.name(), shared.get());
                    }
                }
                case MEMORY -> {}
            }
        }
    }

    /** Intra-op threads of the networks' lanes: as set, or all processors. */
    public static int threads(PipelineSettings settings) {
        return settings.threads() > 0
                ? settings.threads()
                : Runtime.getRuntime().availableProcessors();
    }

    private Lane start(String name, int threads) {
        Lane lane = new Lane(name, threads);
        all.add(lane);
        description.add("%s: %d thread%s".formatted(name, threads, threads == 1 ? "" : "s"));
        return lane;
    }

    /** The lane of a node, if its role needs one. */
    public Optional<Lane> of(String node) {
        return Optional.ofNullable(byNode.get(node));
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
