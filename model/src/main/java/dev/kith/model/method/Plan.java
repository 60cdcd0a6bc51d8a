package dev.kith.model.method;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * An algorithm as a graph: who owns what, and what passes between them in a step. The sequential trainer runs it in
 * topological order; actors host the same nodes.
 */
public final class Plan implements Lender {

    /** One stage of one node. */
    public record StageOf(String node, Stage stage) {}

    private final Map<String, PlanNode> nodes;
    private final List<Edge> edges;
    private final List<StageOf> schedule;

    private Plan(Map<String, PlanNode> nodes, List<Edge> edges) {
        this.nodes = nodes;
        this.edges = List.copyOf(edges);
        this.schedule = topologicalOrder();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** All nodes, in the order they were declared. */
    public List<PlanNode> nodes() {
        return List.copyOf(nodes.values());
    }

    /**
     * A node by name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public PlanNode node(String name) {
        PlanNode node = nodes.get(name);
        if (node == null) {
            throw new IllegalArgumentException("no node " + name + " among " + nodes.keySet());
        }
        return node;
    }

    public List<Edge> edges() {
        return edges;
    }

    /** Bytes that all nodes together lend for one step. */
    @Override
    public long bytesPerStep() {
        return nodes.values().stream()
                .mapToLong(node -> node.node().bytesPerStep())
                .sum();
    }

    /** Bytes of the buffers that all nodes together have taken. */
    @Override
    public long bytesTaken() {
        return nodes.values().stream()
                .mapToLong(node -> node.node().bytesTaken())
                .sum();
    }

    /** Edges that leave a stage. */
    public List<Edge> edgesFrom(StageOf stage) {
        return edges.stream()
                .filter(e -> e.from().equals(stage.node()) && e.fromStage() == stage.stage())
                .toList();
    }

    /** Ports that a stage waits for. */
    public List<Port<?>> inputsOf(StageOf stage) {
        List<Port<?>> inputs = new ArrayList<>();
        edges.stream()
                .filter(e -> e.to().equals(stage.node()) && e.toStage() == stage.stage())
                .forEach(e -> inputs.add(e.port()));
        return inputs;
    }

    /** The stages that a node really has: begin always, complete where an edge touches it. */
    public Set<Stage> stagesOf(String node) {
        Set<Stage> stages = new TreeSet<>();
        schedule.stream().filter(s -> s.node().equals(node)).forEach(s -> stages.add(s.stage()));
        return stages;
    }

    /** All stages of one step in an order in which each comes after those it needs. */
    public List<StageOf> schedule() {
        return schedule;
    }

    private List<StageOf> topologicalOrder() {
        Map<StageOf, Integer> missing = new LinkedHashMap<>();
        for (PlanNode node : nodes.values()) {
            missing.put(new StageOf(node.name(), Stage.BEGIN), 0);
            boolean completes = edges.stream()
                    .anyMatch(e -> (e.to().equals(node.name()) && e.toStage() == Stage.COMPLETE)
                            || (e.from().equals(node.name()) && e.fromStage() == Stage.COMPLETE));
            if (completes) {
                missing.put(new StageOf(node.name(), Stage.COMPLETE), 1);
            }
        }
        Map<StageOf, List<StageOf>> followers = new HashMap<>();
        for (PlanNode node : nodes.values()) {
            follow(followers, new StageOf(node.name(), Stage.BEGIN), new StageOf(node.name(), Stage.COMPLETE));
        }
        for (Edge edge : edges) {
            StageOf to = new StageOf(edge.to(), edge.toStage());
            follow(followers, new StageOf(edge.from(), edge.fromStage()), to);
            missing.merge(to, 1, Integer::sum);
        }
        List<StageOf> order = new ArrayList<>();
        Deque<StageOf> ready = new ArrayDeque<>();
        missing.forEach((stage, count) -> {
            if (count == 0) {
                ready.add(stage);
            }
        });
        while (!ready.isEmpty()) {
            StageOf stage = ready.poll();
            order.add(stage);
            for (StageOf follower : followers.getOrDefault(stage, List.of())) {
                if (missing.containsKey(follower) && missing.merge(follower, -1, Integer::sum) == 0) {
                    ready.add(follower);
                }
            }
        }
        if (order.size() != missing.size()) {
            throw new IllegalArgumentException("the plan has a cycle through " + missing.keySet());
        }
        return List.copyOf(order);
    }

    private static void follow(Map<StageOf, List<StageOf>> followers, StageOf from, StageOf to) {
        followers.computeIfAbsent(from, s -> new ArrayList<>()).add(to);
    }

    /** Puts a plan together. */
    public static final class Builder {
        private final Map<String, PlanNode> nodes = new LinkedHashMap<>();
        private final List<Edge> edges = new ArrayList<>();

        private Builder() {}

        /** Adds a node. */
        public Builder node(String name, Role role, Node node, Gate... gates) {
            if (nodes.putIfAbsent(name, new PlanNode(name, role, node, List.of(gates))) != null) {
                throw new IllegalArgumentException("two nodes named " + name);
            }
            return this;
        }

        /** Adds an edge between two nodes that exist. */
        public Builder edge(Port<?> port, String from, Stage fromStage, String to, Stage toStage) {
            if (!nodes.containsKey(from) || !nodes.containsKey(to)) {
                throw new IllegalArgumentException("edge " + port.name() + " from " + from + " to " + to);
            }
            edges.add(new Edge(port, from, fromStage, to, toStage));
            return this;
        }

        public Plan build() {
            return new Plan(new LinkedHashMap<>(nodes), edges);
        }
    }
}
