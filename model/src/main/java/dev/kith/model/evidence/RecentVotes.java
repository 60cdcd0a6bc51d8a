package dev.kith.model.evidence;

import dev.kith.model.data.DataSet;
import dev.kith.model.data.Examples;
import dev.kith.model.evidence.EvidencePage.Selector;
import dev.kith.model.method.PseudoLabels;
import dev.kith.model.neighbor.Neighbor;
import dev.kith.model.neighbor.Vote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The last vote on each of the examples that were voted on last. Thread-safe. */
final class RecentVotes {
    /** Some ten megabytes with ten neighbours each. */
    static final int MOST = 20_000;

    /** By number of the example; the oldest vote first. */
    private final Map<Long, Vote> votes = new LinkedHashMap<>();

    private long step;

    synchronized void add(PseudoLabels labels) {
        for (int i = 0; i < labels.ids().length; i++) {
            Vote vote = labels.votes().get(i);
            if (vote.label() >= 0) {
                votes.remove(labels.ids()[i]);
                votes.put(labels.ids()[i], vote);
            }
        }
        var oldest = votes.keySet().iterator();
        while (votes.size() > MOST) {
            oldest.next();
            oldest.remove();
        }
        step = labels.step();
    }

    synchronized boolean isEmpty() {
        return votes.isEmpty();
    }

    /** The newest first, where no other order is asked for. */
    EvidencePage page(DataSet data, EvidenceQuery query) {
        List<Map.Entry<Long, Vote>> all;
        long newest;
        synchronized (this) {
            all = new ArrayList<>(votes.entrySet());
            newest = step;
        }
        List<String> classes = data.classes();
        Selector<Map.Entry<Long, Vote>> selector = new Selector<>(query);
        for (int i = all.size() - 1; i >= 0; i--) {
            Vote vote = all.get(i).getValue();
            if (query.wants(classes.get(vote.label()))) {
                selector.offer(all.get(i), vote.agreement());
            }
        }
        return selector.page(newest, entry -> evidence(data, entry.getKey(), entry.getValue()));
    }

    private static Evidence evidence(DataSet data, long example, Vote vote) {
        Examples training = data.training();
        return Evidence.of(
                training.id((int) example),
                vote,
                data.classes(),
                neighbor -> voter(training, data.classes(), neighbor),
                Optional.empty());
    }

    private static Voter voter(Examples training, List<String> classes, Neighbor neighbor) {
        return new Voter(
                training.id((int) neighbor.id()),
                classes.get(neighbor.label()),
                neighbor.similarity(),
                OptionalLong.of(neighbor.ageSteps()));
    }
}
