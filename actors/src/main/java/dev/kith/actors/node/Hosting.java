package dev.kith.actors.node;

import dev.kith.actors.timeline.Timeline;
import dev.kith.model.engine.Lane;
import dev.kith.model.method.Plan;
import dev.kith.model.method.PlanNode;
import java.util.Optional;

/** A node, and what its actor needs to host it. */
public record Hosting(Plan plan, PlanNode node, Optional<Lane> lane, Attempt attempt, Timeline timeline) {

    String name() {
        return node.name();
    }
}
