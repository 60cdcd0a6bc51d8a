package dev.kith.http.cli;

import java.util.ArrayList;
import java.util.List;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Handlers of the signals that ask a process to end, until closed. A shutdown hook would not do: it runs beside everything
 * else that is being torn down, and the JVM ignores a second Ctrl-C while it waits for one.
 */
@SuppressWarnings("sunapi") // the only way to hear a signal; supported in the module jdk.unsupported
final class Signals implements AutoCloseable {
    private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

    private final List<Previous> previous = new ArrayList<>();

    private record Previous(Signal signal, SignalHandler handler) {}

    /** @param handler called on a thread of the JVM for each signal */
    Signals(Runnable handler) {
        for (String name : NAMES) {
            try {
                Signal signal = new Signal(name);
                previous.add(new Previous(signal, Signal.handle(signal, ignored -> handler.run())));
            } catch (IllegalArgumentException unsupported) {
                // The platform has no such signal, or the user has taken it from Java with -Xrs.
            }
        }
    }

    @Override
    public void close() {
        previous.forEach(one -> Signal.handle(one.signal(), one.handler()));
    }
}
