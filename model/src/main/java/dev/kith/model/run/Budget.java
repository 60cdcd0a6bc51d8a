package dev.kith.model.run;

import static dev.kith.config.Text.format;

import dev.kith.config.BudgetSettings;
import dev.kith.config.Settings;
import dev.kith.config.hocon.ConfigurationException;
import dev.kith.config.hocon.Problem;
import dev.kith.config.hocon.SettingsPrinter;
import dev.kith.model.data.Partition;
import java.util.List;

/** How many steps a run has. */
final class Budget {
    /** The longest run that {@code budget.steps} can ask for. */
    static final long MOST_STEPS = 1_000_000_000;

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
        int pool = supervised ? partition.labelled().length : partition.pool().length;
        double steps = Math.ceil(budget.epochs().orElse(1) * pool / Math.max(1, rows));
        if (steps > MOST_STEPS) {
            throw new ConfigurationException(new Problem(
                    Problem.Kind.CONFLICT,
                    "budget.epochs",
                    "",
                    SettingsPrinter.values(settings).getOrDefault("budget.epochs", ""),
                    format(
                            "at most %,d steps, but %d examples in steps of %d take %,.0f",
                            MOST_STEPS, pool, rows, steps),
                    List.of()));
        }
        return (long) steps;
    }
}
