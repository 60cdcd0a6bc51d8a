package dev.kith.http.cli.runs;

import dev.kith.http.api.RunResource;
import dev.kith.http.cli.ExitCode;
import dev.kith.http.service.RunStatus;
import dev.kith.http.service.RunVerb;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What is waited for. A state of a later release is taken for one in which the run goes on. */
final class Goal {
    private static final Set<RunStatus> AT_REST =
            EnumSet.of(RunStatus.COMPLETED, RunStatus.FAILED, RunStatus.STOPPED, RunStatus.PAUSED);

    private final Predicate<RunResource> reached;
    private final Set<RunStatus> misses;

    /** @param misses states that mean that somebody else has interrupted the run */
    private Goal(Predicate<RunResource> reached, Set<RunStatus> misses) {
        this.reached = reached;
        this.misses = misses;
    }

    /** Nothing happens to the run any more, unless somebody asks for it. */
    static Goal end() {
        return new Goal(Goal::atRest, EnumSet.of(RunStatus.PAUSED, RunStatus.STOPPED));
    }

    /**
     * That to which a request leads. Whatever comes after it will do, too: another client may have been quick.
     *
     * @param asked the run as it was when the request was acknowledged
     */
    static Goal of(RunVerb verb, RunResource asked) {
        return switch (verb) {
            case PAUSE ->
                new Goal(
                        run -> !is(run, RunStatus.PAUSING) && !is(run, RunStatus.STOPPING),
                        EnumSet.of(RunStatus.STOPPED));
            case STOP -> new Goal(run -> !is(run, RunStatus.STOPPING), EnumSet.noneOf(RunStatus.class));
            case CHECKPOINT, SETTINGS ->
                new Goal(run -> run.attempt() > asked.attempt() || !isActive(run), EnumSet.noneOf(RunStatus.class));
            default -> end();
        };
    }

    boolean reached(RunResource run) {
        return reached.test(run);
    }

    /** What the process says, now that it is reached. */
    int exitCode(RunResource run) {
        if (is(run, RunStatus.FAILED)) {
            return ExitCode.FAILED;
        }
        return status(run).filter(misses::contains).isPresent() ? ExitCode.INTERRUPTED : ExitCode.DONE;
    }

    static boolean atRest(RunResource run) {
        return status(run).filter(AT_REST::contains).isPresent();
    }

    private static boolean isActive(RunResource run) {
        return status(run).map(RunStatus::active).orElse(true);
    }

    private static boolean is(RunResource run, RunStatus status) {
        return run.status().equals(status.word());
    }

    private static Optional<RunStatus> status(RunResource run) {
        try {
            return Optional.of(RunStatus.valueOf(run.status().toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException ofALaterRelease) {
            return Optional.empty();
        }
    }
}
