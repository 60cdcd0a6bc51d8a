package dev.kith.model.method;

import java.util.List;

/** A node in its place. */
public record PlanNode(String name, Role role, Node node, List<Gate> gates) {

    public PlanNode {
        gates = List.copyOf(gates);
    }

    /** What the node does in a stage, for timelines and messages: {@code load}, {@code begin} or {@code complete}. */
    public String activity(Stage stage) {
        return role == Role.LOADER ? "load" : stage.activity();
    }
}
