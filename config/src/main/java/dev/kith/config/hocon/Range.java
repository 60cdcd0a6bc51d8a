package dev.kith.config.hocon;

import java.math.BigDecimal;

/** The numbers from {@code min} to {@code max}; an open end excludes its bound. */
record Range(double min, boolean minOpen, double max, boolean maxOpen) {

    private static final int LONGEST_FRACTION = 6;

    static final Range ANY = new Range(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);
    static final Range SHARE = between(0, 1);

    static Range atLeast(double min) {
        return new Range(min, false, Double.POSITIVE_INFINITY, false);
    }

    static Range above(double min) {
        return new Range(min, true, Double.POSITIVE_INFINITY, false);
    }

    static Range between(double min, double max) {
        return new Range(min, false, max, false);
    }

    Range upTo(double max) {
        return new Range(min, minOpen, max, false);
    }

    Range below(double max) {
        return new Range(min, minOpen, max, true);
    }

    boolean contains(double value) {
        return (minOpen ? value > min : value >= min) && (maxOpen ? value < max : value <= max);
    }

    /** For instance {@code ", above 0, at most 1"}; empty where every number will do. */
    String text() {
        if (Double.isFinite(min) && Double.isFinite(max) && !minOpen && !maxOpen) {
            return ", from " + plain(min) + " to " + plain(max);
        }
        String low = Double.isFinite(min) ? (minOpen ? ", above " : ", at least ") + plain(min) : "";
        String high = Double.isFinite(max) ? (maxOpen ? ", below " : ", at most ") + plain(max) : "";
        return low + high;
    }

    private static String plain(double bound) {
        BigDecimal number = BigDecimal.valueOf(bound).stripTrailingZeros();
        return number.scale() > LONGEST_FRACTION ? number.toString() : number.toPlainString();
    }
}
