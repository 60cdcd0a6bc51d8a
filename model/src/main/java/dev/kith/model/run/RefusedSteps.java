package dev.kith.model.run;

import static dev.kith.config.Text.format;

import dev.kith.model.method.StepResult;

/** Counts steps that were refused because their loss was not finite, and gives up after too many in a row. */
public final class RefusedSteps {
    private static final int LIMIT = 5;
    private int inARow;
    private long total;

    /**
     * Takes note of a step.
     *
     * @throws TrainingFailedException after five refused steps in a row
     */
    public void check(StepResult result) {
        inARow = result.refused() ? inARow + 1 : 0;
        total += result.refused() ? 1 : 0;
        if (inARow >= LIMIT) {
            throw new TrainingFailedException(format(
                    "the loss was not finite in %d steps in a row, up to step %d; lower optimizer.learning-rate or raise loss.temperature",
                    inARow, result.step()));
        }
    }

    public long total() {
        return total;
    }
}
