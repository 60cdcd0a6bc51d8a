package dev.kith.model.run;

import static dev.kith.config.Text.format;

import dev.kith.config.ByteSize;
import dev.kith.config.PipelineSettings;
import dev.kith.config.hocon.ConfigurationException;
import dev.kith.config.hocon.Problem;
import dev.kith.model.method.Plan;
import java.util.List;
import java.util.Optional;

/**
 * How many batches may be in flight, so that the buffers of all of them stay within {@code pipeline.batch-memory}. Those at
 * work are needed; those made ahead give way.
 *
 * @param limit what may be taken
 * @param bytesPerStep what the nodes lend for one step: pictures, embeddings, masks, published parameters
 * @param atWork batches that must be in flight: 1 + max-staleness, or the loop's one
 * @param prefetch batches made ahead
 * @param wanted batches that were to be made ahead
 */
public record BatchMemory(ByteSize limit, long bytesPerStep, int atWork, int prefetch, int wanted) {
    private static final String KEY = "pipeline.batch-memory";

    /**
     * What fits when a plan is run by actors.
     *
     * @throws ConfigurationException if not even the batches at work fit
     */
    public static BatchMemory ofActors(Plan plan, PipelineSettings pipeline) {
        return of(pipeline.batchMemory(), plan.bytesPerStep(), atWork(pipeline), pipeline.prefetch());
    }

    /** 1 + max-staleness; where that is no number any more, more than ever fits. */
    private static int atWork(PipelineSettings pipeline) {
        return (int) Math.min(Integer.MAX_VALUE, 1L + pipeline.maxStaleness());
    }

    /**
     * What fits when a plan is run by the loop: one batch.
     *
     * @throws ConfigurationException if it does not
     */
    static BatchMemory ofLoop(Plan plan, PipelineSettings pipeline) {
        return of(pipeline.batchMemory(), plan.bytesPerStep(), 1, 0);
    }

    static BatchMemory of(ByteSize limit, long bytesPerStep, int atWork, int wanted) {
        long fit = bytesPerStep == 0 ? Long.MAX_VALUE : limit.bytes() / bytesPerStep;
        if (fit < atWork) {
            throw new ConfigurationException(tooLittle(limit, bytesPerStep, atWork, fit));
        }
        int prefetch = (int) Math.min(wanted, fit - atWork);
        return new BatchMemory(limit, bytesPerStep, atWork, prefetch, wanted);
    }

    private static Problem tooLittle(ByteSize limit, long bytesPerStep, int atWork, long fit) {
        String batches = atWork == 1
                ? format("a batch with its embeddings takes %s", readable(bytesPerStep))
                : format(
                        "1 + pipeline.max-staleness = %d batches are in flight and each, with its embeddings, takes %s",
                        atWork, readable(bytesPerStep));
        String otherwise = fit > 0
                ? format("; pipeline.max-staleness=%d would fit, or a smaller batch.size or data.image-size", fit - 1)
                : "; a smaller batch.size or data.image-size would need less";
        String expected = format("at least %s, because %s", readable(atWork * bytesPerStep), batches) + otherwise;
        return new Problem(Problem.Kind.CONFLICT, KEY, "", limit.toString(), expected, List.of());
    }

    private static String readable(long bytes) {
        return new ByteSize(bytes).roundedUp().toString();
    }

    /**
     * What fits of the same run when it is executed otherwise.
     *
     * @throws ConfigurationException if not even the batches at work fit
     */
    public BatchMemory under(PipelineSettings pipeline) {
        boolean loop = pipeline.mode() == PipelineSettings.Mode.SEQUENTIAL;
        return of(pipeline.batchMemory(), bytesPerStep, loop ? 1 : atWork(pipeline), loop ? 0 : pipeline.prefetch());
    }

    /** Batches that may be in flight. */
    public int batches() {
        return atWork + prefetch;
    }

    /** Bytes that the batches in flight take at most: never above the limit. */
    public long boundBytes() {
        return batches() * bytesPerStep;
    }

    /** What a person should know: that fewer batches are made ahead than asked for. */
    public Optional<String> notice() {
        return prefetch == wanted
                ? Optional.empty()
                : Optional.of(format(
                        "pipeline.prefetch is lowered from %d to %d: %s is %s, and a batch with its embeddings takes %s (%s would do)",
                        wanted,
                        prefetch,
                        KEY,
                        limit,
                        readable(bytesPerStep),
                        readable((atWork + wanted) * bytesPerStep)));
    }

    /** For the report, with what the nodes have really taken. */
    public PipelineReport.BatchMemoryBytes report(Plan plan) {
        return new PipelineReport.BatchMemoryBytes(batches(), limit.bytes(), boundBytes(), plan.bytesTaken());
    }
}
