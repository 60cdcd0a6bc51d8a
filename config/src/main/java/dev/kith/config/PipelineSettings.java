package dev.kith.config;

/**
 * How a run is executed.
 *
 * @param maxStaleness bound on the versions that the target and the queue may lag behind; 0 is strict
 * @param prefetch batches made ahead
 * @param workers threads that decode and augment; 0: chosen from the processors
 * @param threads intra-op threads of a lane; 0: all processors
 */
public record PipelineSettings(Mode mode, int maxStaleness, int prefetch, int workers, int threads, Layout layout) {

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
