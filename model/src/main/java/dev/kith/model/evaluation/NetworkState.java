package dev.kith.model.evaluation;

import static dev.kith.config.Text.format;

import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.engine.ParameterLayout;
import dev.kith.model.network.Architecture;

/**
 * The values of encoder, projector and task head: what remains of an online or a target network after training. The
 * predictor, which only the loss reads, is left out.
 *
 * @param parameters flat, as {@link Architecture#targetParameters()} lays them out
 * @param statistics flat, as {@link Architecture#targetStatistics()} lays them out
 */
public record NetworkState(HostTensor parameters, HostTensor statistics) {

    /**
     * The part that evaluation needs of a network's snapshot; the buffers are shared.
     *
     * @param snapshot with the flat tensors "parameters" and "statistics", of the online or the target network
     * @throws IllegalArgumentException if it belongs to another architecture
     */
    public static NetworkState of(Architecture architecture, NamedTensors snapshot) {
        return new NetworkState(
                prefix(snapshot.get("parameters"), architecture.targetParameters(), architecture.parameters()),
                prefix(snapshot.get("statistics"), architecture.targetStatistics(), architecture.statistics()));
    }

    private static HostTensor prefix(HostTensor values, ParameterLayout target, ParameterLayout online) {
        if (values.size() != target.size() && values.size() != online.size()) {
            throw new IllegalArgumentException(format(
                    "%d values for a network of %d (target) or %d (online)",
                    values.size(), target.size(), online.size()));
        }
        int count = Math.toIntExact(target.size());
        return new HostTensor(
                new long[] {count}, values.data().duplicate().clear().limit(4 * count));
    }
}
