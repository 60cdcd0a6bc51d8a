package dev.kith.model.loss;

import static dev.kith.config.Text.format;

import dev.kith.model.engine.HostTensor;
import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.OptionalInt;

/** N(m) as an additive mask: which rows of the batch are negatives of row m. */
public final class NegativeMask {

    private NegativeMask() {}

    /**
     * All other rows, or n of them drawn without replacement from the stream (seed, NEGATIVES, step, row).
     *
     * @param mask {@code [batch, batch]}, overwritten with 0 (a negative) or {@link ContrastiveLoss#EXCLUDED}
     * @return the mask
     * @throws IllegalArgumentException if the mask is not square, or more negatives are asked for than there are other
     *     rows
     */
    public static HostTensor fill(HostTensor mask, OptionalInt negatives, long seed, long step) {
        int batch = (int) mask.shape()[0];
        if (mask.size() != batch * batch) {
            throw new IllegalArgumentException("the mask must be square: " + Arrays.toString(mask.shape()));
        }
        FloatBuffer floats = mask.floats();
        if (negatives.isEmpty()) {
            for (int i = 0; i < batch * batch; i++) {
                floats.put(i, i / batch == i % batch ? ContrastiveLoss.EXCLUDED : 0);
            }
            return mask;
        }
        int count = negatives.getAsInt();
        if (count < 0 || count > batch - 1) {
            throw new IllegalArgumentException(format("%d negatives from a batch of %d", count, batch));
        }
        for (int i = 0; i < batch * batch; i++) {
            floats.put(i, ContrastiveLoss.EXCLUDED);
        }
        int[] others = new int[batch - 1];
        for (int row = 0; row < batch; row++) {
            RandomStream random = RandomStream.of(seed, Purpose.NEGATIVES, step, row);
            for (int i = 0; i < others.length; i++) {
                others[i] = i < row ? i : i + 1;
            }
            for (int i = 0; i < count; i++) {
                int pick = i + random.nextInt(others.length - i);
                floats.put(row * batch + others[pick], 0);
                others[pick] = others[i];
            }
        }
        return mask;
    }
}
