package dev.kith.tests.bench.service.hostile.attack;

/** Something that is asked of a service, and whether it is so. */
public record Asked(boolean met, String words) {}
