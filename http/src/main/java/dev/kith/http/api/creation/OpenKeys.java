package dev.kith.http.api.creation;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keys of requests for runs of which the journal tells nothing yet: those that are under way, and those of which it is not known
 * what came of them, because no answer came in time. Thread-safe.
 */
public final class OpenKeys {
    private static final int MOST_UNCLEAR = 1_000;

    private final Set<String> underWay = new HashSet<>();
    private final Map<String, String> unclear = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST_UNCLEAR;
        }
    };

    /** Whether nothing with this key is under way; from now on something is. */
    public synchronized boolean begin(String key) {
        return underWay.add(key);
    }

    public synchronized void end(String key) {
        underWay.remove(key);
    }

    /** A run of this name is asked for; until it is known what comes of it, another request must ask for the same one. */
    public synchronized void asking(String key, String name) {
        unclear.put(key, name);
    }

    /** It is known. */
    public synchronized void answered(String key) {
        unclear.remove(key);
    }

    /** The name of a run of which it is not known whether it came to be. */
    public synchronized Optional<String> unclear(String key) {
        return Optional.ofNullable(unclear.get(key));
    }
}
