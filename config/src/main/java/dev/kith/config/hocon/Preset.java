package dev.kith.config.hocon;

/** A named configuration that comes with Kith, and what it is for in one line. */
public record Preset(String name, String description) {}
