package dev.kith.http.service.creation;

import dev.kith.protocol.wire.RunCreated;
import dev.kith.protocol.wire.RunCreationKey;
import java.util.Optional;

/**
 * By what a client knows its request for a run again: the run keeps it as long as it exists.
 *
 * @param key chosen by the client
 * @param digest of what it asked for
 */
public record CreationKey(String key, String digest) {

    /** That of an event of the journal, if its client has sent one. */
    public static Optional<CreationKey> of(RunCreated created) {
        return created.hasCreationKey()
                ? Optional.of(new CreationKey(
                        created.getCreationKey().getKey(),
                        created.getCreationKey().getDigest()))
                : Optional.empty();
    }

    /** As the journal keeps it. */
    public RunCreationKey wire() {
        return RunCreationKey.newBuilder().setKey(key).setDigest(digest).build();
    }
}
