package dev.kith.config;

/** Steps between two lines of metrics: the losses are read from the device only then. */
public record MetricsSettings(long everySteps) {}
