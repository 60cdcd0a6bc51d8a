package dev.kith.model.run;

import dev.kith.config.Settings;
import dev.kith.config.ViewSettings;
import dev.kith.model.augmentation.Normalization;
import dev.kith.model.augmentation.ViewMaker;
import dev.kith.model.augmentation.ViewScratch;
import dev.kith.model.data.BatchRows;
import dev.kith.model.data.BatchSampler;
import dev.kith.model.data.BrokenExampleException;
import dev.kith.model.data.BrokenExamples;
import dev.kith.model.data.DataSet;
import dev.kith.model.data.Examples;
import dev.kith.model.data.Image;
import dev.kith.model.data.Partition;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.StepBuffers;
import dev.kith.model.method.Batch;
import dev.kith.model.method.RunContext;
import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import dev.kith.model.timeline.Timeline;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Batches of augmented views, each a pure function of (seed, step): any worker may make any step. An image that cannot be
 * decoded is replaced by the draw keyed (seed, REPLACE, step, row, attempt).
 */
public final class AugmentedBatches implements RunContext.BatchSource {
    private static final int REPLACEMENTS = 20;

    private final Examples examples;
    private final BatchSampler sampler;
    private final List<View> views;
    private final long seed;
    private final int batchSize;
    private final int side;
    private final int channels;
    private final BrokenExamples broken;
    private final Timeline timeline;
    private final RowTeam team;
    private final StepBuffers buffers = new StepBuffers();

    /** One of the views, with scratch memory for as many threads as ever make it at once. */
    private record View(ViewMaker maker, Purpose purpose, ConcurrentLinkedQueue<ViewScratch> scratch) {
        View(ViewMaker maker, Purpose purpose) {
            this(maker, purpose, new ConcurrentLinkedQueue<>());
        }
    }

    private AugmentedBatches(
            Settings settings,
            DataSet data,
            BatchSampler sampler,
            List<View> views,
            BrokenExamples broken,
            Timeline timeline) {
        this.examples = data.training();
        this.sampler = sampler;
        this.views = views;
        this.seed = settings.seed();
        this.batchSize = settings.batch().size();
        this.side = settings.data().imageSize();
        this.channels = data.channels();
        this.broken = broken;
        this.timeline = timeline;
        this.team = RowTeam.of(settings.pipeline());
    }

    /**
     * Batches of the method's own make-up: supervised ones are labelled and have one view, others are mixed and have two.
     *
     * @param timeline shows how much of the loading is augmentation
     */
    public static AugmentedBatches of(
            Settings settings,
            DataSet data,
            Partition partition,
            Normalization normalization,
            BrokenExamples broken,
            Timeline timeline) {
        if (settings.method() == Settings.Method.SUPERVISED) {
            return labelledOnly(settings, data, partition, normalization, broken, timeline);
        }
        List<View> views = List.of(
                view(settings, settings.views().first(), data, normalization, Purpose.VIEW_1),
                view(settings, settings.views().second(), data, normalization, Purpose.VIEW_2));
        return new AugmentedBatches(
                settings,
                data,
                sampler(settings, data, partition, settings.batch().labelled()),
                views,
                broken,
                timeline);
    }

    /** Batches of labelled rows under the first view's policy. */
    public static AugmentedBatches labelledOnly(
            Settings settings,
            DataSet data,
            Partition partition,
            Normalization normalization,
            BrokenExamples broken,
            Timeline timeline) {
        List<View> views = List.of(view(settings, settings.views().first(), data, normalization, Purpose.VIEW_1));
        return new AugmentedBatches(
                settings,
                data,
                sampler(settings, data, partition, settings.batch().size()),
                views,
                broken,
                timeline);
    }

    private static BatchSampler sampler(Settings settings, DataSet data, Partition partition, int labelledRows) {
        return new BatchSampler(data.training(), partition, settings.batch().size(), labelledRows, settings.seed());
    }

    private static View view(
            Settings settings, ViewSettings policy, DataSet data, Normalization normalization, Purpose purpose) {
        ViewMaker maker = new ViewMaker(policy, settings.data().imageSize(), data.channels(), normalization);
        return new View(maker, purpose);
    }

    @Override
    public Batch batch(long step) {
        BatchRows rows = sampler.rows(step);
        int size = rows.indices().length;
        long[] ids = new long[size];
        int[] labels = new int[size];
        List<HostTensor> tensors = views.stream()
                .map(view -> buffers.lend(step, size, side, side, channels))
                .toList();
        // All of a row at once: one start of the team a batch, and an image is still in the cache for its second view.
        team.each(size, (first, end) -> {
            Image[] images = new Image[end - first];
            for (int row = first; row < end; row++) {
                Decoded decoded = decode(rows.indices()[row], step, row);
                images[row - first] = decoded.image();
                ids[row] = decoded.index();
                labels[row] =
                        rows.labels()[row] == Batch.UNLABELLED ? Batch.UNLABELLED : examples.truth(decoded.index());
            }
            // Where a team makes the rows, the timeline shows the share of the thread that called it.
            timeline.part("augment", step, () -> augment(images, step, first, tensors));
        });
        return new Batch(step, ids, labels, tensors);
    }

    private record Decoded(int index, Image image) {}

    /** Decodes the image of a row, or another in its place. */
    private Decoded decode(int rows, long step, int row) {
        int index = rows;
        for (int attempt = 0; ; attempt++) {
            try {
                return new Decoded(index, examples.image(index));
            } catch (BrokenExampleException e) {
                broken.add(e);
                if (attempt == REPLACEMENTS) {
                    throw e;
                }
                index = sampler.replacement(step, row, attempt);
            }
        }
    }

    private boolean augment(Image[] images, long step, int first, List<HostTensor> into) {
        for (int view = 0; view < views.size(); view++) {
            make(views.get(view), images, step, first, into.get(view).floats());
        }
        return true;
    }

    private void make(View view, Image[] images, long step, int first, FloatBuffer out) {
        ViewScratch idle = view.scratch().poll();
        ViewScratch scratch = idle == null ? view.maker().newScratch() : idle;
        int size = view.maker().size();
        for (int i = 0; i < images.length; i++) {
            RandomStream random = RandomStream.of(seed, view.purpose(), step, first + i);
            view.maker().make(images[i], random, scratch, out, (first + i) * size);
        }
        view.scratch().add(scratch);
    }

    @Override
    public void release(long step) {
        buffers.release(step);
    }

    @Override
    public long bytesPerStep() {
        return views.size() * HostTensor.bytes(batchSize, side, side, channels);
    }

    @Override
    public long bytesTaken() {
        return buffers.allocatedBytes();
    }

    @Override
    public void releaseAll() {
        buffers.releaseAll();
    }
}
