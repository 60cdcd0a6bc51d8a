package dev.kith.model.method;

import java.util.LinkedHashMap;
import java.util.Map;

/** The payloads that enter or leave one stage of a node, by port. */
public final class Messages {
    private final Map<Port<?>, Payload> byPort = new LinkedHashMap<>();

    /** Adds a payload; a port carries one a step. */
    public <T extends Payload> Messages put(Port<T> port, T payload) {
        return putUnchecked(port, payload);
    }

    /** As {@link #put}, where the type is known only at run time. */
    public Messages putUnchecked(Port<?> port, Payload payload) {
        if (!port.type().isInstance(payload)) {
            throw new IllegalArgumentException(
                    port.name() + " carries no " + payload.getClass().getSimpleName());
        }
        if (byPort.putIfAbsent(port, payload) != null) {
            throw new IllegalStateException("a second " + port.name() + " in step " + payload.step());
        }
        return this;
    }

    /**
     * What a port carries.
     *
     * @throws IllegalStateException if nothing does
     */
    public <T extends Payload> T get(Port<T> port) {
        Payload payload = byPort.get(port);
        if (payload == null) {
            throw new IllegalStateException("no " + port.name() + " among " + byPort.keySet());
        }
        return port.type().cast(payload);
    }

    public boolean contains(Port<?> port) {
        return byPort.containsKey(port);
    }

    /** Payloads by port, in the order they were put. */
    public Map<Port<?>, Payload> asMap() {
        return byPort;
    }
}
