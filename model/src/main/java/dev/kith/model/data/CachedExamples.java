package dev.kith.model.data;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Keeps decoded images of other examples in memory until a number of bytes is reached; what came first stays. Training
 * visits everything once an epoch, and on such cycles a cache that evicts the least recently used image never hits once
 * the set outgrows it, while this one keeps hitting with the part it holds. Safe for use by many threads: two of them may
 * decode the same image at first, both see the same values.
 */
public final class CachedExamples implements Examples {
    private static final long MOST = 512L << 20;

    private final Examples source;
    private final long limit;
    private final AtomicLong used = new AtomicLong();
    private final AtomicReferenceArray<Image> images;

    public CachedExamples(Examples source, long limitBytes) {
        this.source = source;
        this.limit = limitBytes;
        this.images = new AtomicReferenceArray<>(source.size());
    }

    /** A share of the heap that leaves room for everything else a run keeps there, and of the memory of a laptop. */
    public static long defaultLimit() {
        return Math.min(MOST, Runtime.getRuntime().maxMemory() / 4);
    }

    @Override
    public int size() {
        return source.size();
    }

    @Override
    public Image image(int index) {
        Image cached = images.get(index);
        if (cached != null) {
            return cached;
        }
        Image image = source.image(index);
        int bytes = image.pixels().length;
        if (used.addAndGet(bytes) > limit || !images.compareAndSet(index, null, image)) {
            used.addAndGet(-bytes);
        }
        return image;
    }

    @Override
    public int truth(int index) {
        return source.truth(index);
    }

    @Override
    public String id(int index) {
        return source.id(index);
    }

    /** Bytes held now. */
    public long usedBytes() {
        return used.get();
    }
}
