package dev.kith.config;

/**
 * An amount of memory.
 *
 * @param bytes at least 0
 */
public record ByteSize(long bytes) {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};
    private static final long STEP = 1024;

    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException(bytes + " bytes");
        }
    }

    public static ByteSize ofMebibytes(long mebibytes) {
        return new ByteSize(Math.multiplyExact(mebibytes, STEP * STEP));
    }

    /** The same or a little more, so that it reads well: whole mebibytes from one on, else whole kibibytes. */
    public ByteSize roundedUp() {
        long unit = bytes >= STEP * STEP ? STEP * STEP : STEP;
        return new ByteSize(Math.multiplyExact((bytes + unit - 1) / unit, unit));
    }

    /** Exact and in the largest unit that divides it, as configuration files are read: {@code 1GiB}, {@code 1000B}. */
    @Override
    public String toString() {
        long amount = bytes;
        int unit = 0;
        while (amount > 0 && amount % STEP == 0 && unit < UNITS.length - 1) {
            amount /= STEP;
            unit++;
        }
        return amount + UNITS[unit];
    }
}
