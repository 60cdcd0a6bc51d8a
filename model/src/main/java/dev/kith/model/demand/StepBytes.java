package dev.kith.model.demand;

import dev.kith.config.Settings;
import dev.kith.config.Settings.Method;
import dev.kith.model.network.Architecture;

/** What the nodes of a plan will lend for one step, without any of them: the sum of what each says once it is made. */
final class StepBytes {
    private static final long FLOAT = 4;

    private StepBytes() {}

    static long of(Settings settings, Architecture.Description shape, NetworkSize network) {
        long rows = settings.batch().size();
        long pixels = Sums.product(shape.side(), shape.side(), shape.channels());
        if (settings.method() == Method.SUPERVISED) {
            return Sums.product(FLOAT, rows, pixels + shape.classes());
        }
        long directions = settings.loss().bothDirections() ? 2 : 1;
        long width = shape.projector().output();
        long labelled = settings.batch().labelled();
        long online = rows + rows - labelled;
        long target = rows + labelled;
        long pictures = Sums.product(2, rows, pixels);
        long embeddings = Sums.product(directions, online + target + rows, width);
        long loss = Sums.product(rows, rows) + rows + (settings.head().enabled() ? rows * shape.classes() : 0);
        return Sums.product(FLOAT, Sums.sum(pictures, embeddings, loss, network.targetParameters()));
    }
}
