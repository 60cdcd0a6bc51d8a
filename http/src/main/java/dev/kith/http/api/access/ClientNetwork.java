package dev.kith.http.api.access;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * Where a client comes from, as far as it cannot choose it: an address of IPv4, a /64 network of IPv6, because one customer has
 * as many addresses as he likes within such a prefix.
 */
public record ClientNetwork(ByteBuffer prefix) {
    private static final int PREFIX_BYTES = 8;

    /** The network of an address. */
    public static ClientNetwork of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return new ClientNetwork(ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, PREFIX_BYTES)));
    }
}
