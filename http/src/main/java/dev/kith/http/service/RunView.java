package dev.kith.http.service;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A run as others see it: its state, and what its attempt has told since.
 *
 * @param step the next step
 * @param totalSteps known from the first step on
 * @param metrics the newest there are
 * @param queuePosition how many runs come before it, if it waits
 * @param offered what whoever keeps the run can do at all
 */
public record RunView(
        String id,
        RunState state,
        long step,
        OptionalLong totalSteps,
        Map<String, Double> metrics,
        OptionalInt queuePosition,
        List<RunVerb> offered) {

    public RunView {
        offered = List.copyOf(offered);
        metrics = Map.copyOf(metrics);
    }

    static RunView of(String id, RunState state) {
        return of(id, state, List.of(RunVerb.values()));
    }

    static RunView of(String id, RunState state, List<RunVerb> offered) {
        return new RunView(
                id, state, state.progress().step(), OptionalLong.empty(), Map.of(), OptionalInt.empty(), offered);
    }

    public RunStatus status() {
        return state.status();
    }

    /** What may be asked of it now. */
    public List<RunVerb> allowed() {
        return status().allowed().stream().filter(offered::contains).toList();
    }

    /** The same run in a later state. A step that was made is not forgotten while its attempt goes on. */
    RunView in(RunState later) {
        if (later.progress().attempt() == 0) {
            return of(id, later, offered); // nothing of an earlier run of this name
        }
        long known = later.progress().step();
        boolean goesOn = later.status().active() && later.status() != RunStatus.STARTING;
        return new RunView(
                id, later, goesOn ? Math.max(step, known) : known, totalSteps, metrics, OptionalInt.empty(), offered);
    }

    /** The same run after a step. */
    RunView stepped(RunExecutor.Telemetry.Stepped told) {
        return new RunView(
                id,
                state,
                told.step() + 1,
                OptionalLong.of(told.totalSteps()),
                told.metrics(),
                OptionalInt.empty(),
                offered);
    }

    /** The same run with its place among those that wait. */
    RunView queued(int before) {
        return new RunView(id, state, step, totalSteps, metrics, OptionalInt.of(before), offered);
    }
}
