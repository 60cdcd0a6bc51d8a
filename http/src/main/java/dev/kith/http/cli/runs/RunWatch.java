package dev.kith.http.cli.runs;

import static dev.kith.config.Text.format;

import dev.kith.http.api.RunResource;
import dev.kith.http.client.Answer;
import dev.kith.http.client.Follower;
import dev.kith.http.client.RefusedException;
import dev.kith.http.client.RunsApi;
import dev.kith.http.client.ServerEvent;
import dev.kith.http.client.UnreachableException;
import dev.kith.http.service.RunStatus;
import java.util.Optional;

/**
 * Follows a run until a goal is reached. What the run is it asks the service: the stream begins with what has been, and a
 * state of the past must not be taken for the goal.
 */
final class RunWatch implements Follower.Listener {
    private static final int NOT_FOUND = 404;

    private final RunsApi api;
    private final String id;
    private final Goal goal;
    private final Display display;
    private Answer newest;
    /** Whether the stream has come to what was known at the beginning: from there on it tells news. */
    private boolean caughtUp;

    /** @param begin the run as it is known */
    RunWatch(RunsApi api, Answer begin, Goal goal, Display display) {
        this.api = api;
        this.id = begin.as(RunResource.class).id();
        this.goal = goal;
        this.display = display;
        this.newest = begin;
    }

    /** The run as it was when the goal was reached; empty if somebody has deleted it. */
    Optional<Answer> await() {
        try {
            new Follower(api).follow(id, this);
            return Optional.of(newest);
        } catch (RefusedException e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public boolean heard(ServerEvent event) {
        display.event(event, newest.as(RunResource.class));
        if (event.isHeartbeat()) {
            return !isReached();
        }
        return !(event.type().equals("status") && isReached(event));
    }

    private boolean isReached(ServerEvent event) {
        RunResource told = event.as(RunResource.class);
        caughtUp = caughtUp || isSame(told, newest.as(RunResource.class));
        boolean deleted = told.status().equals(RunStatus.ABSENT.word());
        if (!goal.reached(told) && !deleted) {
            return false;
        }
        try {
            return isReached();
        } catch (UnreachableException | RefusedException gone) {
            // A service that is ending answers 503 for a moment, then nobody does.
            boolean refused = gone instanceof RefusedException answer && !answer.passing();
            if (refused || !caughtUp || deleted) {
                throw gone;
            }
            newest = new Answer(newest.from(), event.text()); // the last word of a service that has ended
            return true;
        }
    }

    private static boolean isSame(RunResource told, RunResource known) {
        return told.attempt() == known.attempt()
                && told.status().equals(known.status())
                && told.since().equals(known.since());
    }

    @Override
    public void lost(String why) {
        display.notice(format("connection lost (%s), trying again", why));
    }

    @Override
    public boolean found() {
        display.notice("connected again");
        return !isReached();
    }

    private boolean isReached() {
        newest = api.find(id);
        return goal.reached(newest.as(RunResource.class));
    }
}
