package dev.kith.http.api.access;

import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How often a client may ask: a bucket of tokens for each address, which fills steadily. Of many addresses the ones that were
 * seen last are remembered; whoever is forgotten begins with a full bucket.
 */
public final class RateLimit {
    /** Seconds whose requests may come all at once: a page loads its files so. */
    private static final double BURST_SECONDS = 2;

    private static final int MOST_CLIENTS = 4_096;

    private final double perNano;
    private final double capacity;
    private final LongSupplier nanoTime;
    private final Map<ClientNetwork, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ClientNetwork, Bucket> eldest) {
            return size() > MOST_CLIENTS;
        }
    };

    private static final class Bucket {
        private double left;
        private long at;

        Bucket(double left, long at) {
            this.left = left;
            this.at = at;
        }
    }

    /**
     * A limit for each client.
     *
     * @param perSecond requests; 0: any number
     */
    public RateLimit(double perSecond) {
        this(perSecond, System::nanoTime);
    }

    RateLimit(double perSecond, LongSupplier nanoTime) {
        this.perNano = perSecond / Duration.ofSeconds(1).toNanos();
        this.capacity = Math.max(1, perSecond * BURST_SECONDS);
        this.nanoTime = nanoTime;
    }

    /** How long a client must wait before it may ask; zero: it may now, and that is counted. */
    public Duration admit(InetAddress client) {
        if (perNano == 0) {
            return Duration.ZERO;
        }
        long now = nanoTime.getAsLong();
        synchronized (buckets) {
            Bucket bucket = buckets.computeIfAbsent(ClientNetwork.of(client), any -> new Bucket(capacity, now));
            bucket.left = Math.min(capacity, bucket.left + Math.max(0, now - bucket.at) * perNano);
            bucket.at = now;
            if (bucket.left >= 1) {
                bucket.left--;
                return Duration.ZERO;
            }
            return Duration.ofNanos((long) Math.ceil((1 - bucket.left) / perNano));
        }
    }

    int remembered() {
        synchronized (buckets) {
            return buckets.size();
        }
    }
}
