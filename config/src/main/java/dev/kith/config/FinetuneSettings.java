package dev.kith.config;

/** Optional fine-tuning on the labelled rows after pre-training; 0 steps: none. */
public record FinetuneSettings(long steps, double learningRate, double weightDecay, double labelSmoothing) {}
