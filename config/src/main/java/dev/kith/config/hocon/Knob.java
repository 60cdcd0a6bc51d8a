package dev.kith.config.hocon;

/**
 * One setting of a preset.
 *
 * @param value what the preset makes of it, as HOCON
 */
public record Knob(Key key, String value) {}
