package dev.kith.tests.bench.service.hostile.site;

import static dev.kith.config.Text.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kith.tests.bench.service.hostile.wire.RawAnswer;
import dev.kith.tests.bench.service.hostile.wire.RawRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

/**
 * What a service has acknowledged. Before a command is sent, what it would change is forgotten: until there is an answer, both
 * is right. Thread-safe for commands on different runs.
 */
public final class Promises {
    private static final int NOT_FOUND = 404;
    private static final Set<String> RESTS = Set.of("pausing", "paused");
    private static final String RATE = "optimizer.learning-rate";

    private final Map<Key, Held> held = new ConcurrentSkipListMap<>();

    /** What of a run a command changes. */
    public enum Aspect {
        EXISTENCE,
        REST,
        RATE
    }

    /** Where runs are asked for. */
    public interface Lookup {
        RawAnswer ask(RawRequest request) throws IOException;
    }

    private record Key(String run, Aspect aspect) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byRun = run.compareTo(other.run);
            return byRun != 0 ? byRun : aspect.compareTo(other.aspect);
        }
    }

    /** @param by is given the run; empty: there is none */
    private record Held(String words, Predicate<Optional<JsonNode>> by) {}

    /** A command is on its way. */
    public void unknown(String run, Aspect aspect) {
        held.remove(new Key(run, aspect));
    }

    /** A run was created. */
    public void created(String run) {
        held.put(new Key(run, Aspect.EXISTENCE), new Held("was created", Optional::isPresent));
    }

    /** A run was deleted, and with it all that was promised of it. */
    public void deleted(String run) {
        unknown(run, Aspect.REST);
        unknown(run, Aspect.RATE);
        held.put(new Key(run, Aspect.EXISTENCE), new Held("was deleted", Optional::isEmpty));
    }

    public void paused(String run) {
        held.put(new Key(run, Aspect.REST), new Held("was paused", of(node -> RESTS.contains(status(node)))));
    }

    public void resumed(String run) {
        held.put(new Key(run, Aspect.REST), new Held("was resumed", of(node -> !RESTS.contains(status(node)))));
    }

    /** Its learning rate was changed. */
    public void rate(String run, double value) {
        held.put(
                new Key(run, Aspect.RATE),
                new Held(format("was given the learning rate %s", value), of(node -> rate(node) == value)));
    }

    private static Predicate<Optional<JsonNode>> of(Predicate<JsonNode> condition) {
        return run -> run.filter(condition).isPresent();
    }

    private static String status(JsonNode run) {
        return run.path("status").asText();
    }

    /** The last that it was given, whether it waits or holds. */
    private static double rate(JsonNode run) {
        double rate = Double.NaN;
        for (JsonNode change : run.path("changes")) {
            if (change.path("key").asText().equals(RATE)) {
                rate = change.path("to").asDouble();
            }
        }
        return rate;
    }

    /** How many there are. */
    public int count() {
        return held.size();
    }

    /** Those that a service does not keep, in words. */
    public List<String> broken(Lookup service) throws IOException {
        List<String> broken = new ArrayList<>();
        for (Map.Entry<Key, Held> promise : held.entrySet()) {
            String run = promise.getKey().run();
            RawAnswer answer = service.ask(RawRequest.get("/v1/runs/" + run));
            boolean known = answer.isGood() || answer.status() == NOT_FOUND;
            Optional<JsonNode> found = answer.isGood() ? Optional.of(answer.json()) : Optional.empty();
            if (!known || !promise.getValue().by().test(found)) {
                broken.add(format(
                        "%s %s, but: %s",
                        run,
                        promise.getValue().words(),
                        found.map(Promises::status).orElse(answer.words())));
            }
        }
        return broken;
    }
}
