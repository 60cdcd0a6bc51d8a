package dev.kith.model.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.ParameterLayout;
import java.nio.FloatBuffer;

/** 1 where weight decay applies, 0 at biases, norm parameters and gaps. */
final class DecayMask {

    private DecayMask() {}

    static NDArray of(ParameterLayout layout, PtNDManager manager) {
        HostTensor mask = HostTensor.allocate(layout.size());
        FloatBuffer floats = mask.floats();
        for (ParameterLayout.Entry entry : layout.entries()) {
            if (entry.decayed()) {
                int start = Math.toIntExact(entry.offset());
                for (int i = 0; i < entry.size(); i++) {
                    floats.put(start + i, 1);
                }
            }
        }
        return mask.toArray(manager);
    }
}
