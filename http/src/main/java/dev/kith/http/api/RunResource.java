package dev.kith.http.api;

import static dev.kith.config.Text.format;

import dev.kith.http.service.RunProgress;
import dev.kith.http.service.RunSettings;
import dev.kith.http.service.RunVerb;
import dev.kith.http.service.RunView;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A run as clients see it.
 *
 * @param reason why it has this status, in words
 * @param since when it got it
 * @param step the next step
 * @param checkpoint name of the checkpoint from which it would go on
 * @param queuePosition how many runs come before it, if it waits for its turn
 * @param metrics the newest there are
 * @param allowed what may be asked of it now
 * @param changes settings that were changed while it was living
 * @param config all settings, as HOCON, as they hold now; only of a single run
 */
public record RunResource(
        String id,
        String preset,
        String status,
        String reason,
        String since,
        String created,
        long attempt,
        long step,
        OptionalLong totalSteps,
        Optional<String> checkpoint,
        OptionalInt queuePosition,
        Map<String, Double> metrics,
        List<String> allowed,
        List<Change> changes,
        Optional<String> config) {

    /**
     * A changed setting.
     *
     * @param step the first one that was made with it; absent while the attempt that has to end for it goes on
     * @param time when it began to hold, or was asked for
     */
    public record Change(OptionalLong step, String key, BigDecimal from, BigDecimal to, String time) {}

    /**
     * A page of runs.
     *
     * @param next what the following page comes after; empty: there is none
     */
    public record Runs(List<RunResource> runs, Optional<String> next) {}

    /** In a list or an event. */
    static RunResource brief(RunView run) {
        return of(run, Optional.empty());
    }

    static RunResource full(RunView run) {
        return of(run, Optional.of(run.state().specification().config()));
    }

    private static RunResource of(RunView run, Optional<String> config) {
        OptionalLong checkpoint = run.state().progress().checkpoint();
        return new RunResource(
                run.id(),
                run.state().specification().preset(),
                run.status().word(),
                reason(run),
                run.state().standing().since().toString(),
                run.state().created().toString(),
                run.state().progress().attempt(),
                run.step(),
                run.totalSteps(),
                checkpoint.isPresent()
                        ? Optional.of(RunProgress.checkpointName(checkpoint.getAsLong()))
                        : Optional.empty(),
                run.queuePosition(),
                run.metrics(),
                run.allowed().stream().map(RunVerb::word).toList(),
                changes(run.state().settings()),
                config);
    }

    private static List<Change> changes(RunSettings settings) {
        Stream<Change> held = settings.changes().stream()
                .map(change -> new Change(
                        OptionalLong.of(change.step()), change.key(), change.from(), change.to(), change.time()));
        Stream<Change> wanted = settings.wanted().stream()
                .flatMap(later -> later.changes().stream()
                        .map(change -> new Change(
                                OptionalLong.empty(),
                                change.getKey(),
                                new BigDecimal(change.getFrom()),
                                new BigDecimal(change.getTo()),
                                later.since().toString())));
        return Stream.concat(held, wanted).toList();
    }

    private static String reason(RunView run) {
        String reason = run.state().standing().reason();
        if (run.queuePosition().isEmpty() || run.queuePosition().getAsInt() == 0) {
            return reason;
        }
        int before = run.queuePosition().getAsInt();
        return format("%s; %d %s before it", reason, before, before == 1 ? "run comes" : "runs come");
    }
}
