package dev.kith.model.evidence;

import dev.kith.model.data.BrokenExampleException;
import dev.kith.model.data.GivenImages;
import dev.kith.model.data.Image;
import dev.kith.model.data.picture.ImageDecoder;
import dev.kith.model.evaluation.Selection;
import dev.kith.model.run.Evaluations;
import dev.kith.model.run.PreparedRun;
import java.util.ArrayList;
import java.util.List;

/** Decodes images that strangers send. */
final class Uploads {
    /** Larger ones are refused by their header; photographs have less, and a bomb is worth it with much more. */
    static final long MOST_PIXELS = 40_000_000;

    private Uploads() {}

    /**
     * The images as the networks of a run see them.
     *
     * @throws BrokenExampleException naming the first that cannot be decoded
     */
    static Selection selection(PreparedRun run, List<Upload> uploads) {
        ImageDecoder decoder = new ImageDecoder(2 * run.settings().data().imageSize(), MOST_PIXELS);
        List<String> names = new ArrayList<>();
        List<Image> images = new ArrayList<>();
        for (Upload upload : uploads) {
            Image decoded = decoder.decode(upload.name(), upload.encoded());
            names.add(upload.name());
            images.add(decoded.withChannels(run.data().channels()));
        }
        return Evaluations.of(run, new GivenImages(names, images));
    }
}
