package dev.kith.model.evidence;

import dev.kith.model.data.Examples;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.evaluation.LabelledBank;
import dev.kith.model.evaluation.Selection;
import dev.kith.model.evaluation.ShippedModel;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.run.RunDirectory;
import dev.kith.model.run.RunFiles;
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
 * <p>All questions end with {@link NotThereYetException} if it is too early to ask, {@link BusyException} if too many ask at
 * once, and {@link dev.kith.model.data.DataException} if the data of a run are not where they were.
 */
public final class RunEvidence implements AutoCloseable {
    private final Function<String, Optional<WatchedRun>> watched;
    private final Exhibits exhibits = new Exhibits();
    private final FrozenCopies copies = new FrozenCopies();
    private final Pictures pictures = new Pictures();

    /**
     * What a copy says.
     *
     * @param <T> about each image
     * @param step before which the copy was made
     */
    public record Answer<T>(long step, List<T> rows) {
        public Answer {
            rows = List.copyOf(rows);
        }
    }

    /** @param watched the attempt of a run that is under way */
    public RunEvidence(Function<String, Optional<WatchedRun>> watched) {
        this.watched = watched;
    }

    /** The timeline of an attempt under way. */
    public Optional<Timeline> timeline(String id) {
        return watched.apply(id).map(attempt -> attempt.run().context().timeline());
    }

    /** Pseudo-labels with the neighbours that voted: of the training while it goes on, at the end those of the model. */
    public EvidencePage labels(String id, RunDirectory directory, EvidenceQuery query) {
        Optional<WatchedRun> attempt = watched.apply(id);
        if (attempt.isPresent()) {
            if (query.order() == EvidenceQuery.Order.DISAGREEMENT) {
                throw new NotThereYetException(
                        "what the classifier says of all examples is known when the run has ended");
            } else if (attempt.get().votes().isEmpty()) {
                throw new NotThereYetException("nobody has voted yet");
            }
            return attempt.get().votes().page(attempt.get().run().data(), query);
        } else if (!Files.isRegularFile(directory.labels())) {
            throw new NotThereYetException("votes are shown while the run trains, and when it is complete");
        }
        ShippedModel model = RunFiles.readModel(directory);
        long step = exhibits.run(directory, attempt).context().totalSteps();
        return WrittenLabels.page(directory.labels(), step, query, classes(model));
    }

    private static Map<String, String> classes(ShippedModel model) {
        LabelledBank bank = model.neighbors().bank();
        Map<String, String> classes = new HashMap<>();
        for (int row = 0; row < bank.rows(); row++) {
            classes.put(bank.ids().get(row), model.classes().get(bank.labels()[row]));
        }
        return classes;
    }

    /**
     * What the queue holds.
     *
     * @throws NotThereYetException also if the method has no queue
     */
    public QueueState queue(String id, RunDirectory directory) {
        Optional<WatchedRun> attempt = watched.apply(id);
        Exhibit newest = exhibits.newest(id, directory, attempt);
        Exhibit whole = newest.cut().isPresent() ? newest : exhibits.checkpoint(id, newest.run(), directory);
        NamedTensors queue =
                whole.queue().orElseThrow(() -> new NotThereYetException("this method of training has no queue"));
        List<Sample> samples = timeline(id).map(Timeline::samples).orElseGet(List::of);
        return QueueState.of(whole.version().step(), queue, whole.run().data().classes(), samples);
    }

    /** A training example as a picture; empty if no example has this name. */
    public Optional<byte[]> picture(String id, RunDirectory directory, String example) {
        Examples training = exhibits.run(directory, watched.apply(id)).data().training();
        return pictures.png(training, example);
    }

    /**
     * What the newest copy says of images.
     *
     * @throws dev.kith.model.data.BrokenExampleException naming the first that cannot be decoded
     */
    public Answer<Prediction> predict(String id, RunDirectory directory, List<Upload> images) {
        return ask(id, directory, images, FrozenCopy::predict);
    }

    /** The nearest labelled examples of images; otherwise as {@link #predict}. */
    public Answer<Evidence> neighbors(String id, RunDirectory directory, List<Upload> images, OptionalInt k) {
        return ask(id, directory, images, (copy, selection) -> copy.neighbors(selection, k));
    }

    /** Unit vectors of images; otherwise as {@link #predict}. */
    public Answer<float[]> embed(String id, RunDirectory directory, List<Upload> images) {
        return ask(id, directory, images, FrozenCopy::embedRows);
    }

    /** Where the newest copy puts some training examples. */
    public EmbeddingSample embeddings(String id, RunDirectory directory, int points) {
        Exhibit newest = exhibits.newest(id, directory, watched.apply(id));
        return copies.ask(
                newest.version(), newest.model(), copy -> EmbeddingSampler.sample(copy, newest.run(), points));
    }

    private <T> Answer<T> ask(
            String id,
            RunDirectory directory,
            List<Upload> images,
            BiFunction<FrozenCopy, Selection, List<T>> question) {
        Exhibit newest = exhibits.newest(id, directory, watched.apply(id));
        PreparedRun run = newest.run();
        Selection selection = Uploads.selection(run, images);
        return copies.ask(
                newest.version(), newest.model(), copy -> new Answer<>(copy.step(), question.apply(copy, selection)));
    }

    @Override
    public void close() {
        copies.close();
    }
}
