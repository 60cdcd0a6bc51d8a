package dev.kith.actors.codec;

import dev.kith.model.method.PseudoLabels;
import dev.kith.model.neighbor.Neighbor;
import dev.kith.model.neighbor.Vote;
import dev.kith.protocol.wire.Votes;
import java.util.ArrayList;
import java.util.List;

/** Between votes and parallel packed arrays: a message has one object for all rows, not one a neighbour. */
final class VoteCodec {

    private VoteCodec() {}

    static dev.kith.protocol.wire.PseudoLabels encode(PseudoLabels labels) {
        Votes.Builder votes = Votes.newBuilder();
        for (Vote vote : labels.votes()) {
            votes.addLabels(vote.label())
                    .addAgreements(vote.agreement())
                    .addNeighborCounts(vote.neighbors().size());
            for (Neighbor neighbor : vote.neighbors()) {
                votes.addNeighborIds(neighbor.id())
                        .addNeighborLabels(neighbor.label())
                        .addNeighborSimilarities(neighbor.similarity())
                        .addNeighborAgesSteps(neighbor.ageSteps());
            }
        }
        dev.kith.protocol.wire.PseudoLabels.Builder message =
                dev.kith.protocol.wire.PseudoLabels.newBuilder().setQueueVersion(labels.queueVersion());
        Packed.addInts(labels.rows(), message::addRows);
        Packed.addLongs(labels.ids(), message::addIds);
        return message.setVotes(votes).build();
    }

    static PseudoLabels decode(long step, dev.kith.protocol.wire.PseudoLabels message) {
        Votes packed = message.getVotes();
        List<Vote> votes = new ArrayList<>(packed.getLabelsCount());
        int first = 0;
        for (int row = 0; row < packed.getLabelsCount(); row++) {
            int next = first + packed.getNeighborCounts(row);
            votes.add(new Vote(packed.getLabels(row), packed.getAgreements(row), neighbors(packed, first, next)));
            first = next;
        }
        return new PseudoLabels(
                step,
                message.getQueueVersion(),
                Packed.ints(message.getRowsCount(), message::getRows),
                Packed.longs(message.getIdsCount(), message::getIds),
                votes);
    }

    private static List<Neighbor> neighbors(Votes packed, int from, int to) {
        List<Neighbor> neighbors = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            neighbors.add(new Neighbor(
                    packed.getNeighborIds(i),
                    packed.getNeighborLabels(i),
                    packed.getNeighborSimilarities(i),
                    packed.getNeighborAgesSteps(i)));
        }
        return neighbors;
    }
}
