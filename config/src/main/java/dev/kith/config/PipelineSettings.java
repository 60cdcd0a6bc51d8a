package dev.kith.config;

/**
 * How a run is executed.
 *
 * @param maxStaleness bound on the versions that the target and the queue may lag behind; 0 is strict
 * @param prefetch batches made ahead
 * @param workers threads that decode and augment; 0: all processors, in turn with the networks that share a lane
 * @param threads intra-op threads of a lane; 0: all processors
 */
public record PipelineSettings(Mode mode, int maxStaleness, int prefetch, int workers, int threads, Layout layout) {

    /**
     * Whether loading and the networks use all processors in turn, instead of threads of their own at once: where both
     * compute on the same processors, each would only hold the other up.
     */
    public boolean takesTurns() {
        return mode == Mode.ASYNCHRONOUS && layout != Layout.SPLIT && workers == 0;
    }

    /** Actors, or the plain loop. */
    public enum Mode {
        ASYNCHRONOUS,
        SEQUENTIAL
    }

    /** Which owners share a lane. */
    public enum Layout {
        AUTO,
        /** Online, target and voting on one thread. */
        SHARED,
        /** Online and target on threads of their own. */
        SPLIT
    }
}
