package dev.kith.model.random;

/**
 * A stream of random numbers that is a pure function of its key (seed, purpose, step, example): whoever draws it, whenever
 * and on whichever thread, sees the same numbers. The generator hashes a counter with the finaliser of SplitMix64 (Steele,
 * Lea and Flood, OOPSLA 2014); the key is folded in by the same hash. Not thread-safe: make a stream where it is used.
 */
public final class RandomStream {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;
    private double spareGaussian = Double.NaN;

    private RandomStream(long key) {
        this.state = key;
    }

    /** The stream of one choice. */
    public static RandomStream of(long seed, Purpose purpose, long step, long example) {
        long key = mix(seed + GOLDEN_GAMMA);
        key = mix(key ^ (purpose.ordinal() + 1) * 0xD1B54A32D192ED03L);
        key = mix(key ^ (step + 1) * 0x8CB92BA72F3D8DD7L);
        key = mix(key ^ (example + 1) * 0xABC98388FB8FAC03L);
        return new RandomStream(key);
    }

    /** 64 uniform bits. */
    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Uniform in [0, 1). */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Uniform in [low, high). */
    public double nextDouble(double low, double high) {
        return low + (high - low) * nextDouble();
    }

    /**
     * Uniform in 0 … bound − 1. The multiply-shift reduction of 63 bits is biased by less than bound / 2^63.
     *
     * @throws IllegalArgumentException if the bound is not positive
     */
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive: " + bound);
        }
        return (int) Math.multiplyHigh(nextLong() >>> 1, 2L * bound);
    }

    /** True with the given probability. */
    public boolean nextBoolean(double probability) {
        return nextDouble() < probability;
    }

    /** Normal with mean 0 and variance 1 (polar method of Marsaglia). */
    public double nextGaussian() {
        if (!Double.isNaN(spareGaussian)) {
            double value = spareGaussian;
            spareGaussian = Double.NaN;
            return value;
        }
        double u;
        double v;
        double s;
        do {
            u = 2 * nextDouble() - 1;
            v = 2 * nextDouble() - 1;
            s = u * u + v * v;
        } while (s >= 1 || s == 0);
        double scale = StrictMath.sqrt(-2 * StrictMath.log(s) / s);
        spareGaussian = v * scale;
        return u * scale;
    }

    /** A uniform permutation of 0 … n − 1 (Fisher–Yates). */
    public int[] permutation(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int i = n - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return order;
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
