package dev.kith.model.evaluation;

import static dev.kith.config.Text.format;

import dev.kith.config.EvaluationSettings;
import dev.kith.config.Settings;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.network.Architecture;
import dev.kith.model.run.Cut;

/** Finds networks in a cut. */
final class CutStates {
    private static final String ONLINE = "online";
    private static final String TARGET = "target";

    private CutStates() {}

    /** The network that the settings name. A method without a target network has only the online one. */
    static NetworkState evaluated(Settings settings, Architecture architecture, Cut cut) {
        boolean target = settings.evaluation().network() == EvaluationSettings.Network.TARGET
                && cut.states().containsKey(TARGET);
        NamedTensors snapshot = cut.states().get(target ? TARGET : ONLINE);
        if (snapshot == null) {
            throw new IllegalArgumentException(format(
                    "the cut has no network named %s, only %s",
                    ONLINE, cut.states().keySet()));
        }
        return NetworkState.of(architecture, snapshot);
    }
}
