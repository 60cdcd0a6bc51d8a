package dev.kith.model.evidence;

import dev.kith.model.method.PseudoLabels;
import dev.kith.model.run.Cut;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.run.RunListener;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An attempt under way, as others may look at it: keeps its newest cut and its last votes, and passes on what it hears. */
public final class WatchedRun implements RunListener {
    private final PreparedRun run;
    private final RunListener next;
    private final RecentVotes votes = new RecentVotes();
    private @Nullable Cut cut;

    /** @param next hears everything, too */
    public WatchedRun(PreparedRun run, RunListener next) {
        this.run = run;
        this.next = next;
    }

    PreparedRun run() {
        return run;
    }

    RecentVotes votes() {
        return votes;
    }

    /** The newest cut of this attempt. */
    synchronized Optional<Cut> cut() {
        return Optional.ofNullable(cut);
    }

    @Override
    public void phase(String name) {
        next.phase(name);
    }

    @Override
    public void stepped(long step, long totalSteps, Map<String, Double> metrics) {
        next.stepped(step, totalSteps, metrics);
    }

    @Override
    public void evaluated(long step, Map<String, Double> metrics) {
        next.evaluated(step, metrics);
    }

    @Override
    public void notice(String text) {
        next.notice(text);
    }

    @Override
    public void voted(PseudoLabels labels) {
        votes.add(labels);
        next.voted(labels);
    }

    @Override
    public void cut(Cut made) {
        keep(made);
        next.cut(made);
    }

    /** Those who save and those who measure tell of their cuts each in their own time. */
    private synchronized void keep(Cut made) {
        if (cut == null || made.step() >= cut.step()) {
            cut = made;
        }
    }
}
