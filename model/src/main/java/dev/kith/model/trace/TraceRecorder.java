package dev.kith.model.trace;

import static dev.kith.config.Text.format;

import dev.kith.model.engine.Counter;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.method.Messages;
import dev.kith.model.method.TraceSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** Gives names to what nodes show, and writes it at once, because their buffers are used again. One step at a time. */
final class TraceRecorder implements TraceSink {
    private static final String BOOKKEEPING = ".bookkeeping";

    private final Npz file;
    private String node = "";

    TraceRecorder(Npz file) {
        this.file = file;
    }

    /** Whose values follow. */
    void enter(String nodeName) {
        node = nodeName;
    }

    @Override
    public void tensor(long step, String name, Supplier<HostTensor> value) {
        write(() -> file.put(key(step, name), value.get()));
    }

    @Override
    public void number(long step, String name, DoubleSupplier value) {
        write(() -> file.put(key(step, name), value.getAsDouble()));
    }

    /** What a stage sent. */
    void sent(long step, Messages out) {
        out.asMap()
                .forEach((port, payload) ->
                        write(() -> PayloadEntries.write(port, payload, name -> key(step, name), file)));
    }

    /** A node's state; {@code when} is before or after. */
    void state(long step, String when, NamedTensors state) {
        for (Map.Entry<String, HostTensor> entry : state.asMap().entrySet()) {
            String name = entry.getKey();
            HostTensor tensor = entry.getValue();
            if (name.endsWith("updates") || name.endsWith("version")) {
                long[] count = {Counter.fromTensor(tensor)};
                write(() -> file.put(key(step, name + "." + when), count));
            } else if (!name.startsWith("queue")) {
                write(() -> file.put(key(step, name + "." + when), tensor));
            }
        }
        for (int direction = 1; state.asMap().containsKey("queue" + direction + BOOKKEEPING); direction++) {
            String suffix = direction + "." + when;
            QueueEntries entries = QueueEntries.of(state, direction);
            write(() -> entries.write(name -> key(step, name + suffix), file));
        }
    }

    private String key(long step, String name) {
        return format("step%d/%s.%s", step, node, name);
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
