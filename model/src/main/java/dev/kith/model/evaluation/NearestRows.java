package dev.kith.model.evaluation;

import dev.kith.model.neighbor.Neighbor;
import java.util.ArrayList;
import java.util.List;

/** The k most similar rows of those offered, kept in order; of equally similar ones the first offered ranks first. */
final class NearestRows {
    private static final long NO_AGE = -1;

    private final int[] rows;
    private final float[] similarities;
    private int size;

    NearestRows(int k) {
        this.rows = new int[k];
        this.similarities = new float[k];
    }

    void offer(int row, float similarity) {
        if (size == rows.length && similarity <= similarities[size - 1]) {
            return;
        }
        int place = size < rows.length ? size++ : size - 1;
        while (place > 0 && similarities[place - 1] < similarity) {
            rows[place] = rows[place - 1];
            similarities[place] = similarities[place - 1];
            place--;
        }
        rows[place] = row;
        similarities[place] = similarity;
    }

    /** Nearest first. */
    List<Neighbor> neighbors(int[] labels) {
        List<Neighbor> neighbors = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            neighbors.add(new Neighbor(rows[i], labels[rows[i]], similarities[i], NO_AGE));
        }
        return neighbors;
    }
}
