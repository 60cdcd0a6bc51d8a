package dev.kith.model.method;

import java.util.Map;

/**
 * The end of a step.
 *
 * @param refused whether the loss was not finite, and the step therefore changed nothing
 * @param metrics named values; empty on most steps, because reading them waits for the device
 */
public record StepResult(long step, boolean refused, Map<String, Double> metrics) implements Payload {

    public StepResult {
        metrics = Map.copyOf(metrics);
    }
}
