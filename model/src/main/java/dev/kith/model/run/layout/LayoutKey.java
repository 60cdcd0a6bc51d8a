package dev.kith.model.run.layout;

import dev.kith.config.LossSettings;
import dev.kith.config.PipelineSettings;
import dev.kith.config.Settings;
import dev.kith.model.run.MachineFacts;
import dev.kith.model.run.Versions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Runs of one key take the same time a step: same machine, same versions, same work. */
final class LayoutKey {
    private static final int DIGITS = 16;

    private LayoutKey() {}

    /**
     * The preset, readable, and a hash of everything that a step's work depends on. Seed, labels and budget are not in it.
     * Neither is how much the terms of the loss weigh, nor how stale anything may be, once it may be stale at all: both
     * can change in a living run, which is not measured again for that.
     */
    static String of(Settings settings) {
        List<Object> work = List.of(
                MachineFacts.ofMachine(),
                Versions.all(),
                settings.method(),
                settings.data().source(),
                settings.data().imageSize(),
                settings.batch(),
                settings.views(),
                settings.encoder(),
                settings.projector(),
                settings.predictor(),
                weighed(settings.loss()),
                settings.queue(),
                settings.labeler(),
                settings.head().enabled(),
                bounded(settings.pipeline()));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(work.toString().getBytes(StandardCharsets.UTF_8));
            return settings.preset() + "-" + HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LossSettings weighed(LossSettings loss) {
        double weight = loss.alpha() > 0 ? 1 : 0;
        return new LossSettings(
                loss.temperature(), weight, loss.negatives(), loss.bothDirections(), loss.augmentationTerm());
    }

    private static PipelineSettings bounded(PipelineSettings set) {
        int bound = set.maxStaleness() > 0 ? 1 : 0;
        return new PipelineSettings(
                set.mode(), bound, set.prefetch(), set.batchMemory(), set.workers(), set.threads(), set.layout());
    }
}
