package dev.kith.config;

/**
 * How a run is executed.
 *
 * @param maxStaleness bound on the versions that the target and the queue may lag behind; 0 is strict
 * @param prefetch batches made ahead, if memory allows
 * @param batchMemory limit on the buffers of all batches in flight
 * @param workers threads that decode and augment beside the networks; 0: as many as the layout needs
 * @param threads intra-op threads of a lane; 0: all processors
 */
public record PipelineSettings(
        Mode mode, int maxStaleness, int prefetch, ByteSize batchMemory, int workers, int threads, Layout layout) {

    /**
     * The layout, with {@link Layout#AUTO} decided by a rule. Where workers were asked for, they work beside the networks.
     * Whatever is to be repeated to the bit takes turns; else the forward passes are made side by side, where there are
     * two of them and two threads.
     */
    public Layout chosenLayout() {
        if (layout != Layout.AUTO) {
            return layout;
        }
        if (workers > 0) {
            return Layout.SHARED;
        }
        return mode == Mode.SEQUENTIAL || maxStaleness == 0 ? Layout.TURNS : Layout.PAIRED;
    }

    /** The same, with its work laid out in a certain way. */
    public PipelineSettings laidOut(Layout other, int otherWorkers, int otherThreads) {
        return new PipelineSettings(mode, maxStaleness, prefetch, batchMemory, otherWorkers, otherThreads, other);
    }

    /** Whether loading is done on the lanes of the networks, when its turn has come. */
    public boolean loadsInTurns() {
        return chosenLayout() == Layout.TURNS || chosenLayout() == Layout.PAIRED;
    }

    /** Actors, or the plain loop. */
    public enum Mode {
        ASYNCHRONOUS,
        SEQUENTIAL
    }

    /** Which owners share a lane. */
    public enum Layout {
        AUTO,
        /**
         * Loading, online, target and voting on one lane, each with all processors while its turn lasts. Where all of them
         * compute on the same processors, side by side they would only hold each other up. Nothing is stale then.
         */
        TURNS,
        /**
         * As in turns, but the forward passes of online and target run side by side, each with its half of the processors:
         * two operations beside each other waste less than one that is spread. Loading fills what voting leaves.
         */
        PAIRED,
        /** Online and target on one lane; loading and voting beside it, on threads of their own. */
        SHARED,
        /** Online, target, loading and voting on threads of their own. */
        SPLIT
    }
}
