package dev.kith.actors.node;

import dev.kith.model.engine.Lane;
import dev.kith.model.method.Messages;
import dev.kith.model.method.Plan;
import dev.kith.model.method.PlanNode;
import dev.kith.model.method.Stage;
import dev.kith.model.timeline.Timeline;
import java.util.Optional;

/** A node, and what its actor needs to host it. */
public record Hosting(Plan plan, PlanNode node, Optional<Lane> lane, Attempt attempt, Timeline timeline) {

    String name() {
        return node.name();
    }

    /** Builds a step's outputs of a loader, on the thread that calls; the timeline shows it on the given track. */
    Messages load(String track, long step) {
        return timeline.record(
                track, node.activity(Stage.BEGIN), step, () -> node.node().begin(step, new Messages()));
    }
}
