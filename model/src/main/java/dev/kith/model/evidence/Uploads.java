package dev.kith.model.evidence;

import static dev.kith.config.Text.format;

import dev.kith.model.data.GivenImages;
import dev.kith.model.data.Image;
import dev.kith.model.data.picture.ImageDecoder;
import dev.kith.model.evaluation.Selection;
import dev.kith.model.evidence.bounds.Cancellation;
import dev.kith.model.evidence.bounds.HeapBudget;
import dev.kith.model.evidence.bounds.TooMuchException;
import dev.kith.model.run.Evaluations;
import dev.kith.model.run.PreparedRun;
import java.util.ArrayList;
import java.util.List;

/** Images that strangers send, decoded; their memory is given back when they are closed. */
final class Uploads implements AutoCloseable {
    private static final int MEGA = 1_000_000;

    private final HeapBudget budget;
    private final Cancellation cancellation;
    private final List<HeapBudget.Held> memory = new ArrayList<>();

    /** @param budget of what decoding takes, and of decoded images */
    Uploads(HeapBudget budget, Cancellation cancellation) {
        this.budget = budget;
        this.cancellation = cancellation;
    }

    /**
     * The images as the networks of a run see them.
     *
     * @throws dev.kith.model.data.BrokenExampleException naming the first that cannot be decoded
     * @throws TooMuchException if they have too many pixels together
     * @throws dev.kith.model.evidence.bounds.BusyException if others hold the memory that they take
     */
    Selection selection(PreparedRun run, List<Upload> uploads) {
        ImageDecoder decoder =
                new ImageDecoder(2 * run.settings().data().imageSize(), (long) RunEvidence.MEGAPIXELS_OF_IMAGE * MEGA);
        List<ImageDecoder.Cost> costs = costs(decoder, uploads);
        List<String> names = new ArrayList<>();
        List<Image> images = new ArrayList<>();
        for (int i = 0; i < uploads.size(); i++) {
            cancellation.check();
            names.add(uploads.get(i).name());
            images.add(decoded(decoder, uploads.get(i), costs.get(i), run.data().channels()));
        }
        return Evaluations.of(run, new GivenImages(names, images));
    }

    /** By their headers: before any pixels are read. */
    private List<ImageDecoder.Cost> costs(ImageDecoder decoder, List<Upload> uploads) {
        List<ImageDecoder.Cost> costs = new ArrayList<>();
        long pixels = 0;
        for (Upload upload : uploads) {
            cancellation.check();
            ImageDecoder.Cost cost = decoder.cost(upload.name(), upload.encoded());
            pixels += cost.pixels();
            if (pixels > (long) RunEvidence.MEGAPIXELS * MEGA) {
                throw new TooMuchException(format(
                        "the images have more than %d megapixels together: send fewer at once, or smaller ones",
                        RunEvidence.MEGAPIXELS));
            }
            costs.add(cost);
        }
        return costs;
    }

    private Image decoded(ImageDecoder decoder, Upload upload, ImageDecoder.Cost cost, int channels) {
        try (HeapBudget.Held work = budget.take(cost.bytes(), "decoding " + upload.name())) {
            Image image = decoder.decode(upload.name(), upload.encoded()).withChannels(channels);
            memory.add(budget.take(image.pixels().length, "the image " + upload.name()));
            return image;
        }
    }

    @Override
    public void close() {
        memory.forEach(HeapBudget.Held::close);
    }
}
