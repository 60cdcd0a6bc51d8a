package dev.kith.model.evidence;

import dev.kith.model.data.Examples;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.evaluation.Selection;
import dev.kith.model.evidence.bounds.Cancellation;
import dev.kith.model.evidence.bounds.DamagedRunException;
import dev.kith.model.evidence.bounds.HeapBudget;
import dev.kith.model.evidence.bounds.HeapShares;
import dev.kith.model.evidence.bounds.NotThereYetException;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.run.RunDirectory;
import dev.kith.model.timeline.Sample;
import dev.kith.model.timeline.Timeline;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Answers questions about runs while they train and afterwards, from frozen copies. Thread-safe; an answer may take seconds.
 *
 * <p>All questions end with {@link NotThereYetException} if it is too early to ask, with
 * {@link dev.kith.model.evidence.bounds.BusyException} if memory does not suffice now and
 * {@link dev.kith.model.evidence.bounds.TooMuchException} if it never does, with
 * {@link dev.kith.model.evidence.bounds.CancelledException} if the answer is not waited for any more, with
 * {@link DamagedRunException} if the files of the run are damaged, and with {@link dev.kith.model.data.DataException} if its
 * data are not where they were. Where a damaged file has a good one to stand in for it, the answer comes with a notice.
 */
public final class RunEvidence implements AutoCloseable {
    /** Larger images are refused by their header; photographs have less, and a bomb is worth it with much more. */
    public static final int MEGAPIXELS_OF_IMAGE = 40;
    /** All images of one question together. */
    public static final int MEGAPIXELS = 64;

    private final Function<String, Optional<WatchedRun>> watched;
    private final HeapBudget questions;
    private final Exhibits exhibits;
    private final FrozenCopies copies = new FrozenCopies();
    private final Pictures pictures = new Pictures();

    /**
     * What a copy says.
     *
     * @param <T> about each image
     * @param step before which the copy was made
     * @param notice why it is not the newest one there should be
     */
    public record Answer<T>(long step, List<T> rows, Optional<String> notice) {
        public Answer {
            rows = List.copyOf(rows);
        }
    }

    /** @param watched the attempt of a run that is under way */
    public RunEvidence(Function<String, Optional<WatchedRun>> watched) {
        this(watched, HeapShares.current());
    }

    /** @param shares of the heap, for what is asked and what is looked at */
    public RunEvidence(Function<String, Optional<WatchedRun>> watched, HeapShares shares) {
        this.watched = watched;
        this.questions = new HeapBudget(shares.questions());
        this.exhibits = new Exhibits(shares);
    }

    /** Memory for questions, of those who read them, too. */
    public HeapBudget questions() {
        return questions;
    }

    /** The timeline of an attempt under way. */
    public Optional<Timeline> timeline(String id) {
        return watched.apply(id).map(attempt -> attempt.run().context().timeline());
    }

    /** Pseudo-labels with the neighbours that voted: of the training while it goes on, at the end those of the model. */
    public EvidencePage labels(String id, RunDirectory directory, EvidenceQuery query, Cancellation cancellation) {
        Optional<WatchedRun> attempt = watched.apply(id);
        if (attempt.isPresent()) {
            if (query.order() == EvidenceQuery.Order.DISAGREEMENT) {
                throw new NotThereYetException(
                        "what the classifier says of all examples is known when the run has ended");
            } else if (attempt.get().votes().isEmpty()) {
                throw new NotThereYetException("nobody has voted yet");
            }
            return attempt.get().votes().page(attempt.get().run().data(), query);
        } else if (!Files.exists(directory.labels())) {
            throw new NotThereYetException("votes are shown while the run trains, and when it is complete");
        }
        return SoundFiles.read(directory, () -> {
            PreparedRun run = exhibits.run(directory, attempt, cancellation);
            return WrittenLabels.page(
                    directory.labels(), run.context().totalSteps(), query, classes(run), cancellation);
        });
    }

    /** Classes of labelled examples, by their names. */
    private static Map<String, String> classes(PreparedRun run) {
        Examples training = run.data().training();
        Map<String, String> classes = new HashMap<>();
        for (int example : run.partition().labelled()) {
            classes.put(training.id(example), run.data().classes().get(training.truth(example)));
        }
        return classes;
    }

    /**
     * What the queue holds.
     *
     * @throws NotThereYetException also if the method has no queue
     */
    public QueueState queue(String id, RunDirectory directory, Cancellation cancellation) {
        Optional<WatchedRun> attempt = watched.apply(id);
        return SoundFiles.read(directory, () -> {
            Exhibit whole = attempt.isPresent()
                    ? exhibits.newest(id, directory, attempt, cancellation)
                    : exhibits.checkpoint(id, exhibits.run(directory, attempt, cancellation), directory, cancellation);
            NamedTensors queue =
                    whole.queue().orElseThrow(() -> new NotThereYetException("this method of training has no queue"));
            List<Sample> samples = timeline(id).map(Timeline::samples).orElseGet(List::of);
            return QueueState.of(
                    whole.version().step(), queue, whole.run().data().classes(), samples, whole.notice());
        });
    }

    /** A training example as a picture; empty if no example has this name. */
    public Optional<byte[]> picture(String id, RunDirectory directory, String example, Cancellation cancellation) {
        return SoundFiles.read(directory, () -> {
            PreparedRun run = exhibits.run(directory, watched.apply(id), cancellation);
            cancellation.check();
            return pictures.png(run.data().training(), example);
        });
    }

    /**
     * What the newest copy says of images.
     *
     * @throws dev.kith.model.data.BrokenExampleException naming the first that cannot be decoded
     */
    public Answer<Prediction> predict(
            String id, RunDirectory directory, List<Upload> images, Cancellation cancellation) {
        return ask(id, directory, images, cancellation, FrozenCopy::predict);
    }

    /** The nearest labelled examples of images; otherwise as {@link #predict}. */
    public Answer<Evidence> neighbors(
            String id, RunDirectory directory, List<Upload> images, OptionalInt k, Cancellation cancellation) {
        return ask(id, directory, images, cancellation, (copy, selection) -> copy.neighbors(selection, k));
    }

    /** Unit vectors of images; otherwise as {@link #predict}. */
    public Answer<float[]> embed(String id, RunDirectory directory, List<Upload> images, Cancellation cancellation) {
        return ask(id, directory, images, cancellation, FrozenCopy::embedRows);
    }

    /** Where the newest copy puts some training examples. */
    public EmbeddingSample embeddings(String id, RunDirectory directory, int points, Cancellation cancellation) {
        return SoundFiles.read(directory, () -> {
            Exhibit newest = exhibits.newest(id, directory, watched.apply(id), cancellation);
            return copies.ask(
                    newest.version(),
                    newest.model(),
                    cancellation,
                    copy -> EmbeddingSampler.sample(copy, newest, points, cancellation));
        });
    }

    private <T> Answer<T> ask(
            String id,
            RunDirectory directory,
            List<Upload> images,
            Cancellation cancellation,
            BiFunction<FrozenCopy, Selection, List<T>> question) {
        return SoundFiles.read(directory, () -> {
            Exhibit newest = exhibits.newest(id, directory, watched.apply(id), cancellation);
            try (Uploads uploads = new Uploads(questions, cancellation)) {
                Selection selection = uploads.selection(newest.run(), images);
                return copies.ask(
                        newest.version(),
                        newest.model(),
                        cancellation,
                        copy -> new Answer<>(copy.step(), question.apply(copy, selection), newest.notice()));
            }
        });
    }

    @Override
    public void close() {
        copies.close();
    }
}
