package dev.kith.model.demand;

import dev.kith.config.DataSettings;
import dev.kith.config.Settings;
import dev.kith.config.Settings.Method;
import dev.kith.model.demand.MemoryPart.Place;
import java.util.List;

/** The parts that lie in the Java heap. */
final class HeapParts {
    /** The part that is no demand: a cache that takes a share of whatever heap there is. */
    static final String PICTURES = "pictures";

    private static final long MEBIBYTE = 1 << 20;
    /** Classes, queues of messages and garbage of a run that keeps nothing else; measured. */
    private static final long BASE = 150 * MEBIBYTE;
    /** Lists of indices, references and truths. */
    private static final long EXAMPLE = 48;
    /** One neighbour as evidence of a vote. */
    private static final long NEIGHBOUR = 56;
    /** What the cache of decoded pictures takes at most, of each split. */
    private static final long MOST_PICTURES = 512 * MEBIBYTE;
    /** Rows whose neighbours are searched at once. */
    private static final long SEARCHED_ROWS = 512;

    private final Settings settings;
    private final DataFacts data;
    private final NetworkSize network;
    private final MachineLimits machine;

    HeapParts(Settings settings, DataFacts data, NetworkSize network, MachineLimits machine) {
        this.settings = settings;
        this.data = data;
        this.network = network;
        this.machine = machine;
    }

    List<MemoryPart> parts() {
        String examples = settings.data().source() == DataSettings.Source.SHAPES ? "data.shapes-train" : "";
        return List.of(
                new MemoryPart("objects", Math.min(BASE, machine.heapBytes() / 2), "objects", "", Place.HEAP),
                new MemoryPart(
                        "examples",
                        Sums.product(EXAMPLE, data.training() + data.test()),
                        "lists of examples",
                        examples,
                        Place.HEAP),
                new MemoryPart("outputs", outputs(), "encodings of all examples", "encoder.width", Place.HEAP),
                new MemoryPart("votes", votes(), "neighbours that vote", "labeler.k", Place.HEAP),
                new MemoryPart(PICTURES, pictures(), "decoded pictures", "", Place.HEAP));
    }

    /** The evaluation holds the outputs of a split, and those of the labelled examples beside it. */
    private long outputs() {
        long width = (long) network.featureWidth() + settings.projector().output() + data.classes();
        long rows = Math.max(data.training(), data.test()) + data.labelled();
        return Sums.product(4, rows, width);
    }

    private long votes() {
        if (settings.method() == Method.SUPERVISED) {
            return 0;
        }
        long directions = settings.loss().bothDirections() && settings.labeler().votesByView() ? 2 : 1;
        long rows = settings.batch().size() - settings.batch().labelled();
        long steps = 1L + settings.pipeline().maxStaleness();
        return Sums.sum(
                Sums.product(
                        NEIGHBOUR,
                        rows,
                        directions * directions,
                        settings.labeler().k(),
                        steps),
                Sums.product(8, SEARCHED_ROWS, settings.labeler().k()));
    }

    /** Decoded once and kept, within a share of the heap. */
    private long pictures() {
        long side = settings.data().imageSize();
        boolean stored = settings.data().source() == DataSettings.Source.SHAPES
                || settings.data().source() == DataSettings.Source.FASHION_MNIST;
        long factor = stored ? 1 : 4; // photographs are decoded to twice the side
        long each = Sums.product(factor, side, side, data.channels());
        long share = Math.min(MOST_PICTURES, machine.heapBytes() / 4);
        return Sums.sum(
                Math.min(share, Sums.product(each, data.training())), Math.min(share, Sums.product(each, data.test())));
    }
}
