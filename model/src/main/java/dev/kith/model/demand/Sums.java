package dev.kith.model.demand;

/** Sums and products of bytes that end at a bound instead of running over into nonsense. */
final class Sums {
    /** More than any machine has; a few of them are still a number. */
    static final long BEYOND = 1L << 58;

    private Sums() {}

    /** A product of factors that are not negative, or {@link #BEYOND} where it is more. */
    static long product(long... factors) {
        long product = 1;
        for (long factor : factors) {
            if (factor == 0) {
                return 0;
            }
            product = product > BEYOND / factor ? BEYOND : product * factor;
        }
        return product;
    }

    /** A sum of summands that are not negative, or {@link #BEYOND} where it is more. */
    static long sum(long... summands) {
        long sum = 0;
        for (long summand : summands) {
            sum = Math.min(BEYOND, sum + Math.min(BEYOND, summand));
        }
        return sum;
    }

    /** A share or a multiple. */
    static long times(double factor, long bytes) {
        return (long) Math.min(BEYOND, factor * bytes);
    }
}
