package dev.kith.tests.bench.messages;

import com.google.protobuf.Message;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A message as a run sends it.
 *
 * @param encode from what a node has put out to the message under its header
 * @param decode from the message to what the receiving node reads
 */
record Sample(String name, Supplier<Message> encode, Function<Message, Object> decode) {

    /** A sample whose receiver hears messages of type M. */
    static <M extends Message> Sample of(
            String name, Class<M> protocol, Supplier<M> encode, Function<M, Object> decode) {
        return new Sample(name, encode::get, message -> decode.apply(protocol.cast(message)));
    }
}
