package dev.kith.actors.stage;

import static dev.kith.config.Text.format;

import dev.kith.model.method.Embeddings;
import dev.kith.model.method.Parameters;
import dev.kith.model.method.Payload;
import dev.kith.model.method.Port;
import dev.kith.model.method.PseudoLabels;
import dev.kith.model.method.QueueAdditions;
import dev.kith.model.method.SemanticPositives;

/**
 * Which versions a payload of step t may have, with bound s: embeddings t − s … t (the online network's own: exactly t), a
 * queue that votes or is sampled from t + 1 − s … t + 1 + s, parameters and additions exactly t + 1. Gates see to it before
 * anything is computed; this is the check that they did.
 */
public record StalenessBound(int maxStaleness) {

    /**
     * Checks a payload.
     *
     * @throws ProtocolDefectException if its version is outside the bound
     */
    public void check(String sender, Port<?> port, Payload payload) {
        long step = payload.step();
        if (payload instanceof Embeddings embeddings) {
            long oldest = port.equals(Port.ONLINE_EMBEDDINGS) ? step : step - maxStaleness;
            require(sender, port, step, embeddings.version(), oldest, step);
        } else if (payload instanceof PseudoLabels labels) {
            require(sender, port, step, labels.queueVersion(), step + 1 - maxStaleness, step + 1 + maxStaleness);
        } else if (payload instanceof SemanticPositives positives) {
            require(sender, port, step, positives.queueVersion(), step + 1 - maxStaleness, step + 1 + maxStaleness);
        } else if (payload instanceof Parameters parameters) {
            require(sender, port, step, parameters.version(), step + 1, step + 1);
        } else if (payload instanceof QueueAdditions additions) {
            require(sender, port, step, additions.queueVersion(), step + 1, step + 1);
        }
    }

    private static void require(String sender, Port<?> port, long step, long version, long oldest, long newest) {
        if (version < oldest || version > newest) {
            throw new ProtocolDefectException(format(
                    "%s of step %d from %s have version %d, outside the staleness bound [%d, %d]",
                    port.name(), step, sender, version, oldest, newest));
        }
    }
}
