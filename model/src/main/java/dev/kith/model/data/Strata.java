package dev.kith.model.data;

import static dev.kith.config.Text.format;

import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Examples by class, and draws that respect the classes. */
public final class Strata {
    private final List<int[]> members;

    private Strata(List<int[]> members) {
        this.members = members;
    }

    /**
     * Sorts examples by their class; those of class −1 belong to none.
     *
     * @param truths the class of every example
     */
    public static Strata of(int[] truths, int classes) {
        return new Strata(IntStream.range(0, classes)
                .mapToObj(c -> IntStream.range(0, truths.length)
                        .filter(i -> truths[i] == c)
                        .toArray())
                .toList());
    }

    /** How many examples each class has. */
    public int[] sizes() {
        return members.stream().mapToInt(indices -> indices.length).toArray();
    }

    /** How many examples of each class are not marked as taken. */
    public int[] free(boolean[] taken) {
        return members.stream()
                .mapToInt(indices ->
                        (int) Arrays.stream(indices).filter(i -> !taken[i]).count())
                .toArray();
    }

    /**
     * Draws without replacement and marks what is drawn. With a larger quota the same examples are drawn, and more; what
     * is already taken is passed over and shifts nothing else.
     *
     * @param quotas how many of each class, at most as many as are free
     * @return ascending indices
     */
    public int[] draw(int[] quotas, boolean[] taken, long seed, Purpose purpose) {
        List<Integer> drawn = new ArrayList<>();
        for (int c = 0; c < quotas.length; c++) {
            int[] indices = members.get(c);
            Arrays.stream(RandomStream.of(seed, purpose, 0, c).permutation(indices.length))
                    .map(position -> indices[position])
                    .filter(i -> !taken[i])
                    .limit(quotas[c])
                    .forEach(drawn::add);
        }
        drawn.forEach(i -> taken[i] = true);
        Collections.sort(drawn);
        return drawn.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * Splits a total over classes as evenly as their sizes allow; what cannot be split goes to the lowest classes.
     *
     * @param total at most the sum of the sizes
     */
    public static int[] evenly(int total, int[] sizes) {
        int[] quotas = new int[sizes.length];
        int left = total;
        while (left > 0) {
            int before = left;
            for (int c = 0; c < sizes.length && left > 0; c++) {
                if (quotas[c] < sizes[c]) {
                    quotas[c]++;
                    left--;
                }
            }
            if (left == before) {
                throw new IllegalArgumentException(format("%d of %s", total, Arrays.toString(sizes)));
            }
        }
        return quotas;
    }

    /**
     * Splits a total over classes in proportion to their sizes, by the method of largest remainders; among equal
     * remainders the lowest class comes first.
     *
     * @param total at most the sum of the sizes
     */
    public static int[] proportionally(int total, int[] sizes) {
        long sum = Arrays.stream(sizes).asLongStream().sum();
        if (total > sum) {
            throw new IllegalArgumentException(format("%d of %s", total, Arrays.toString(sizes)));
        }
        int[] quotas = new int[sizes.length];
        if (total == 0) {
            return quotas;
        }
        for (int c = 0; c < sizes.length; c++) {
            quotas[c] = (int) ((long) total * sizes[c] / sum);
        }
        int left = total - Arrays.stream(quotas).sum();
        IntStream.range(0, sizes.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer c) -> -((long) total * sizes[c] % sum)))
                .limit(left)
                .forEach(c -> quotas[c]++);
        return quotas;
    }
}
