package dev.kith.actors.codec;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.LongConsumer;

/** Between arrays and packed repeated fields, without a boxed value on the way. */
final class Packed {

    private Packed() {}

    static void addInts(int[] values, IntConsumer add) {
        for (int value : values) {
            add.accept(value);
        }
    }

    static void addLongs(long[] values, LongConsumer add) {
        for (long value : values) {
            add.accept(value);
        }
    }

    static int[] ints(int count, IntUnaryOperator at) {
        int[] values = new int[count];
        Arrays.setAll(values, at);
        return values;
    }

    static long[] longs(int count, IntToLongFunction at) {
        long[] values = new long[count];
        Arrays.setAll(values, at);
        return values;
    }
}
