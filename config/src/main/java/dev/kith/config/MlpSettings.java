package dev.kith.config;

/** A multi-layer perceptron: {@code hidden} units with batch norm and ReLU, then {@code output} units. No hidden layer if {@code hidden} is 0. */
public record MlpSettings(int hidden, int output) {}
