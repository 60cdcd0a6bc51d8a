package dev.kith.model.method;

import java.util.List;

/** A node in its place. */
public record PlanNode(String name, Role role, Node node, List<Gate> gates) {

    public PlanNode {
        gates = List.copyOf(gates);
    }
}
