package dev.kith.http.service;

/**
 * What a run shall do.
 *
 * @param preset the label of the configuration
 * @param config complete and resolved, as HOCON
 */
public record Specification(String preset, String config) {}
