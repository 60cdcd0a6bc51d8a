package dev.kith.http.cli.runs;

import static dev.kith.config.Text.format;

import dev.kith.http.api.RunResource;
import dev.kith.http.progress.ProgressText;
import dev.kith.http.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Runs in words. Pure functions; every line is ended. */
final class RunText {
    private static final String GAP = "  ";

    private RunText() {}

    /** A line for each: name, state, step, then figures or what it waits for. */
    static String list(List<RunResource> runs) {
        if (runs.isEmpty()) {
            return format("no runs yet; ./kith runs create begins one%n");
        }
        List<List<String>> rows = runs.stream()
                .map(run -> List.of(run.id(), run.status(), steps(run), remark(run)))
                .toList();
        return Columns.of(rows);
    }

    /** Everything that a person may want to know of one. */
    static String of(RunResource run) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("  preset", run.preset()));
        rows.add(List.of("  step", steps(run)));
        rows.add(List.of("  attempt", Figures.count(run.attempt())));
        run.checkpoint().ifPresent(name -> rows.add(List.of("  checkpoint", name)));
        String newest = figures(run);
        if (!newest.isEmpty()) {
            rows.add(List.of("  newest", newest));
        }
        changes(run).forEach(change -> rows.add(List.of("  changed", change)));
        rows.add(List.of("  created", run.created()));
        rows.add(List.of("  allowed", run.allowed().isEmpty() ? "nothing" : String.join(", ", run.allowed())));
        return format("%s is %s since %s: %s%n%s", run.id(), run.status(), run.since(), run.reason(), Columns.of(rows));
    }

    /** Where it is now, in a line. */
    static String line(RunResource run) {
        return format("%s is %s at step %s: %s%n", run.id(), run.status(), steps(run), run.reason());
    }

    /** Settings that were changed while it was living, with the step from which they hold. */
    static List<String> changes(RunResource run) {
        return Optional.ofNullable(run.changes()).orElse(List.of()).stream()
                .map(change -> format(
                        "%s from %s to %s, %s",
                        change.key(),
                        change.from(),
                        change.to(),
                        change.step().isPresent()
                                ? "since step " + Figures.count(change.step().getAsLong())
                                : "as soon as the run is saved"))
                .toList();
    }

    private static String steps(RunResource run) {
        OptionalLong total = run.totalSteps();
        return Figures.count(run.step()) + (total.isPresent() ? "/" + Figures.count(total.getAsLong()) : "");
    }

    private static String remark(RunResource run) {
        String figures = figures(run);
        boolean going = run.status().equals("running") || run.status().equals("completed");
        return going && !figures.isEmpty()
                ? figures
                : run.reason().lines().findFirst().orElse("");
    }

    private static String figures(RunResource run) {
        return ProgressText.figures(run.metrics(), run.metrics()).stream().collect(Collectors.joining(GAP));
    }
}
