package dev.kith.model.method;

/** The loader of a plan. Its whole state is the step. */
final class BatchNode implements Node {
    private final RunContext.BatchSource batches;

    BatchNode(RunContext.BatchSource batches) {
        this.batches = batches;
    }

    @Override
    public Messages begin(long step, Messages in) {
        return new Messages().put(Port.BATCH, batches.batch(step));
    }

    @Override
    public void release(long step) {
        batches.release(step);
    }

    @Override
    public long bytesPerStep() {
        return batches.bytesPerStep();
    }

    @Override
    public long bytesTaken() {
        return batches.bytesTaken();
    }

    /** Batches that were made ahead and never sent would be missing in the next attempt. */
    @Override
    public void close() {
        batches.releaseAll();
    }
}
