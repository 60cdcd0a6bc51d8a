package dev.kith.actors.pipeline;

import dev.kith.model.run.Cut;
import dev.kith.protocol.wire.Stop;
import java.util.HashSet;
import java.util.Set;

/**
 * The orderly end after the last cut: nodes stop and free their memory, services finish what they have, and the recorder
 * stops last, so that no figure is lost.
 */
final class Finale {
    private final Crew crew;
    private final Cut cut;
    private final boolean completed;
    private final Set<String> nodes;
    private boolean recorderStops;

    Finale(Crew crew, Cut cut, boolean completed) {
        this.crew = crew;
        this.cut = cut;
        this.completed = completed;
        this.nodes = new HashSet<>(crew.nodeNames());
    }

    void begin(CutDesks desks) {
        crew.tellNodes(cut.step(), Stop.getDefaultInstance());
        if (!completed) {
            desks.dropWaiting();
        }
    }

    /** An actor has ended. */
    void ended(String actor) {
        nodes.removeIf(node -> actor.equals(Crew.actorName(node)));
    }

    /** Goes on as far as it can. */
    void settle(CutDesks desks) {
        if (nodes.isEmpty() && desks.areIdle() && !recorderStops) {
            recorderStops = true;
            crew.tellRecorder(cut.step(), Stop.getDefaultInstance());
        }
    }

    Cut cut() {
        return cut;
    }

    boolean completed() {
        return completed;
    }
}
