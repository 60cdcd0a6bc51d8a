package dev.kith.model.run.layout;

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

    /** The preset, readable, and a hash of everything that a step's work depends on. Seed, labels and budget are not in it. */
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
                settings.loss(),
                settings.queue(),
                settings.labeler(),
                settings.head().enabled(),
                settings.pipeline());
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(work.toString().getBytes(StandardCharsets.UTF_8));
            return settings.preset() + "-" + HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
