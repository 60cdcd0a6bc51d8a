package dev.kith.model.method;

/** Somebody who lends buffers for the batches in flight, and can tell how much memory that is. */
public interface Lender {

    /** Bytes lent for one step, at most. */
    default long bytesPerStep() {
        return 0;
    }

    /** Bytes of all buffers taken so far, lent or idle. None is given back before the end, so this is also their peak. */
    default long bytesTaken() {
        return 0;
    }
}
