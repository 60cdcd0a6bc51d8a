package dev.kith.http.report;

import dev.kith.model.evaluation.PlainImages;
import dev.kith.model.method.Batch;
import dev.kith.model.run.Evaluations;
import dev.kith.model.run.PreparedRun;
import java.awt.image.BufferedImage;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.IntStream;

/** Images of the first batch beside their views, for the eye. */
public final class ContactSheet {
    private static final int IMAGES = 32;
    private static final int GROUPS_IN_A_ROW = 4;
    private static final int SMALLEST_TILE = 64;
    private static final int GAP = 6;
    private static final int BACKGROUND = 0xFFFFFF;

    private final int side;
    private final int channels;
    private final int zoom;
    private final List<Float> mean;
    private final List<Float> std;

    private ContactSheet(PreparedRun run) {
        this.side = run.settings().data().imageSize();
        this.channels = run.data().channels();
        this.zoom = Math.max(1, SMALLEST_TILE / side);
        this.mean = run.normalization().mean();
        this.std = run.normalization().std();
    }

    /** A group for each image: the plain one, then its views. */
    public static BufferedImage of(PreparedRun run) {
        Batch batch = run.context().batches().batch(0);
        PlainImages plain = Evaluations.data(run).training();
        ContactSheet sheet = new ContactSheet(run);
        // Labelled rows come first; rows from all over the batch show both kinds.
        int shown = Math.min(IMAGES, batch.size());
        int[] rows = IntStream.range(0, shown)
                .map(i -> (int) ((long) i * batch.size() / shown))
                .toArray();
        return sheet.draw(batch, rows, plain);
    }

    private BufferedImage draw(Batch batch, int[] rows, PlainImages plain) {
        int tiles = 1 + batch.views().size();
        int tile = side * zoom;
        int groupWidth = tiles * tile + GAP;
        int lines = (rows.length + GROUPS_IN_A_ROW - 1) / GROUPS_IN_A_ROW;
        BufferedImage sheet = new BufferedImage(
                GROUPS_IN_A_ROW * groupWidth + GAP, lines * (tile + GAP) + GAP, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < sheet.getHeight(); i++) {
            for (int j = 0; j < sheet.getWidth(); j++) {
                sheet.setRGB(j, i, BACKGROUND);
            }
        }
        FloatBuffer original = FloatBuffer.allocate(side * side * channels);
        for (int i = 0; i < rows.length; i++) {
            int left = GAP + i % GROUPS_IN_A_ROW * groupWidth;
            int top = GAP + i / GROUPS_IN_A_ROW * (tile + GAP);
            plain.put(Math.toIntExact(batch.ids()[rows[i]]), original, 0);
            paint(sheet, left, top, original, 0);
            for (int view = 0; view < batch.views().size(); view++) {
                FloatBuffer values = batch.views().get(view).floats();
                paint(sheet, left + (view + 1) * tile, top, values, rows[i] * side * side * channels);
            }
        }
        return sheet;
    }

    private void paint(BufferedImage sheet, int left, int top, FloatBuffer values, int offset) {
        for (int y = 0; y < side * zoom; y++) {
            for (int x = 0; x < side * zoom; x++) {
                int pixel = offset + (y / zoom * side + x / zoom) * channels;
                int red = level(values.get(pixel), 0);
                int green = channels == 1 ? red : level(values.get(pixel + 1), 1);
                int blue = channels == 1 ? red : level(values.get(pixel + 2), 2);
                sheet.setRGB(left + x, top + y, red << 16 | green << 8 | blue);
            }
        }
    }

    /** From a normalised value back to 0 … 255. */
    private int level(float value, int channel) {
        float plain = value * std.get(channel) + mean.get(channel);
        return Math.min(255, Math.max(0, Math.round(255 * plain)));
    }
}
