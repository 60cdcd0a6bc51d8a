package dev.kith.config;

/** Rows of a batch, and how many of them are labelled. */
public record BatchSettings(int size, int labelled) {}
