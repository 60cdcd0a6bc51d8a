package dev.kith.model.evidence;

import dev.kith.model.engine.Lane;
import dev.kith.model.evaluation.ShippedModel;
import dev.kith.model.evidence.bounds.BusyException;
import dev.kith.model.evidence.bounds.Cancellation;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks frozen copies of networks, one question at a time and with one thread, so that the training beside it goes on. The
 * last copy stays open.
 */
final class FrozenCopies implements AutoCloseable {
    private @Nullable Lane lane;
    private boolean closed;
    private @Nullable Version version;
    private @Nullable FrozenCopy copy;

    /**
     * Which state of which run.
     *
     * @param stamp tells states of one step apart
     */
    record Version(String run, long step, Object stamp) {}

    /**
     * Asks a copy; waits for the answer.
     *
     * @param model makes it, if it is not the one that is open
     * @throws BusyException if the copies are closed
     */
    <T> T ask(
            Version wanted, Supplier<ShippedModel> model, Cancellation cancellation, Function<FrozenCopy, T> question) {
        return lane().call(Lane.Priority.EVALUATION, () -> {
            cancellation.check();
            FrozenCopy asked = open(wanted, model);
            cancellation.check();
            return question.apply(asked);
        });
    }

    /** The engine starts with the first question: it takes a second. */
    private synchronized Lane lane() {
        if (closed) {
            throw new BusyException("the service ends");
        }
        Lane open = lane;
        if (open == null) {
            open = new Lane("evidence", 1);
            lane = open;
        }
        return open;
    }

    private FrozenCopy open(Version wanted, Supplier<ShippedModel> model) {
        FrozenCopy known = copy;
        if (known != null && wanted.equals(version)) {
            return known;
        }
        forget();
        FrozenCopy made = new FrozenCopy(wanted.step(), model.get());
        copy = made;
        version = wanted;
        return made;
    }

    private void forget() {
        FrozenCopy known = copy;
        copy = null;
        version = null;
        if (known != null) {
            known.close();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        Lane open = lane;
        if (open != null) {
            open.call(Lane.Priority.CLOSE, () -> {
                forget();
                return true;
            });
            open.close();
        }
    }
}
