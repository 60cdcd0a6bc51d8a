package dev.kith.model.method;

/**
 * A rule of order inside a node: {@code stage} of step t waits until {@code after} of step t − lag has run. (Each stage of
 * a node runs in the order of steps anyway.) Gates wait before computing, so that nothing too old is ever computed.
 */
public record Gate(Stage stage, Stage after, long lag) {}
