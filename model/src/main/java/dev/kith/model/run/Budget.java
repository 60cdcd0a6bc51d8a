package dev.kith.model.run;

import dev.kith.config.BudgetSettings;
import dev.kith.config.Settings;
import dev.kith.model.data.Partition;

/** How many steps a run has. */
final class Budget {

    private Budget() {}

    /** Steps of a run: as set, or as many as the epochs take; a budget of minutes is resolved by {@link WallTimeBudget}. */
    static long steps(Settings settings, Partition partition) {
        BudgetSettings budget = settings.budget();
        if (budget.steps().isPresent()) {
            return budget.steps().getAsLong();
        }
        boolean supervised = settings.method() == Settings.Method.SUPERVISED;
        int rows = supervised
                ? settings.batch().size()
                : settings.batch().size() - settings.batch().labelled();
        int pool = supervised ? partition.labelled().length : partition.unlabelled().length;
        return (long) Math.ceil(budget.epochs().orElse(1) * pool / Math.max(1, rows));
    }
}
