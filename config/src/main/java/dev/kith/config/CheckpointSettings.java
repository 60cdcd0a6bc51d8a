package dev.kith.config;

/** Steps between checkpoints (0: only at the end) and how many of the last are kept. */
public record CheckpointSettings(long everySteps, int keep) {}
