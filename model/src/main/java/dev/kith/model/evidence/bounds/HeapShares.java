package dev.kith.model.evidence.bounds;

/**
 * Which part of the heap may be held for those who look at runs. The rest is for runs that train, and for what the process
 * holds at all times.
 *
 * @param questions bytes for bodies of requests and pictures that are decoded
 * @param data bytes for the data of a resting run that is opened
 * @param copies bytes for what resting runs have learned, as it is read; outside of the heap, where Java allows as much
 * @param series bytes for what was measured, as it is remembered
 * @param answers bytes for answers that are given again
 */
public record HeapShares(long questions, long data, long copies, long series, long answers) {

    /** Shares of the heap that this process may have. */
    public static HeapShares current() {
        return of(Runtime.getRuntime().maxMemory());
    }

    /** @param heap bytes at most */
    public static HeapShares of(long heap) {
        return new HeapShares(heap / 2, heap / 4, heap / 4, heap / 16, heap / 64);
    }
}
