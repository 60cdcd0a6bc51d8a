package dev.kith.config;

/** The augmentation policies of the two views. */
public record ViewsSettings(ViewSettings first, ViewSettings second) {}
