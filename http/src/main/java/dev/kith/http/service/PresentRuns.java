package dev.kith.http.service;

import akka.actor.typed.ActorRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Runs that have an actor. One is made when something is told to a run, and asked to leave when nothing was for a while; what
 * is told to it meanwhile waits until it has said whether it does.
 */
final class PresentRuns {
    private final Function<String, ActorRef<RunCommand>> maker;
    private final ActorRef<String> staying;
    private final Map<String, ActorRef<RunCommand>> actors = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private final Map<String, List<RunCommand>> leaving = new HashMap<>();

    /**
     * No runs yet.
     *
     * @param maker makes the actor of a run
     * @param staying hears the names of runs that do not leave when they are asked to
     */
    PresentRuns(Function<String, ActorRef<RunCommand>> maker, ActorRef<String> staying) {
        this.maker = maker;
        this.staying = staying;
    }

    void wake(String id) {
        told.add(id);
        actors.computeIfAbsent(id, maker);
    }

    void tell(String id, RunCommand message) {
        List<RunCommand> waiting = leaving.get(id);
        if (waiting != null) {
            waiting.add(message);
        } else {
            told.add(id);
            actors.computeIfAbsent(id, maker).tell(message);
        }
    }

    void tellAll(RunCommand message) {
        actors.values().forEach(run -> run.tell(message));
    }

    /** Asks those to leave to which nothing was told since the last time. */
    void letGo(Predicate<String> mayLeave) {
        actors.forEach((id, run) -> {
            if (!told.contains(id) && !leaving.containsKey(id) && mayLeave.test(id)) {
                leaving.put(id, new ArrayList<>());
                run.tell(new RunCommand.Leave(staying));
            }
        });
        told.clear();
    }

    void stays(String id) {
        List<RunCommand> waiting = leaving.remove(id);
        if (waiting != null) {
            waiting.forEach(message -> tell(id, message));
        }
    }

    /** It has ended, asked or not. */
    void left(String id) {
        actors.remove(id);
        stays(id);
    }

    int count() {
        return actors.size();
    }
}
