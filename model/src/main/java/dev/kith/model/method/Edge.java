package dev.kith.model.method;

/** A payload's way from a stage of one node to a stage of another. */
public record Edge(Port<?> port, String from, Stage fromStage, String to, Stage toStage) {}
