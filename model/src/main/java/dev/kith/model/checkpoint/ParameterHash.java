package dev.kith.model.checkpoint;

import dev.kith.model.engine.HostTensor;
import java.security.MessageDigest;

/** A fingerprint of parameters: equal if and only if every bit is equal. */
public final class ParameterHash {

    private ParameterHash() {}

    /** SHA-256 over a tensor's bytes (little-endian float32, gaps of a flat vector included), in 64 hexadecimal digits. */
    public static String sha256(HostTensor tensor) {
        MessageDigest digest = Sha256.newDigest();
        digest.update(tensor.data().duplicate().rewind());
        return Sha256.hex(digest);
    }
}
