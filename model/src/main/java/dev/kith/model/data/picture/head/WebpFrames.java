package dev.kith.model.data.picture.head;

import static dev.kith.config.Text.format;

import java.io.IOException;

/** The pictures in a WebP file: a reader reserves memory by what each says of itself, not by the canvas. */
public final class WebpFrames {
    private static final int FRAME_HEAD = 16;
    private static final int CANVAS = 24;
    private static final int SIDE_BITS = 14;

    private final Bytes bytes;
    private final Chunks chunks;
    private final long width;
    private final long height;
    private boolean larger;

    private WebpFrames(byte[] encoded) {
        this.bytes = new Bytes(encoded);
        this.chunks = Chunks.ofWebp(encoded);
        this.width = 1 + bytes.little(CANVAS, 3);
        this.height = 1 + bytes.little(CANVAS + 3, 3);
    }

    /** @throws IOException if a picture is larger than the canvas that the file begins with */
    public static void check(byte[] encoded) throws IOException {
        WebpFrames frames = new WebpFrames(encoded);
        if (!frames.bytes.says(12, "VP8X")) {
            return; // the only picture is the canvas
        }
        frames.chunks.forEach(frames::look);
        if (frames.larger) {
            throw new IOException(format(
                    "a picture in it is larger than the %d×%d pixels that it tells", frames.width, frames.height));
        }
    }

    private void look(Chunks.Chunk chunk) {
        if (chunk.is("ANMF")) {
            chunks.forEach(
                    chunk.content() + FRAME_HEAD,
                    Math.min(bytes.bytes().length, chunk.content() + chunk.length()),
                    this::picture);
        } else {
            picture(chunk);
        }
    }

    private void picture(Chunks.Chunk chunk) {
        long place = chunk.content();
        long mask = (1 << SIDE_BITS) - 1;
        if (chunk.is("VP8 ")) {
            larger |= (bytes.little(place + 6, 2) & mask) > width || (bytes.little(place + 8, 2) & mask) > height;
        } else if (chunk.is("VP8L")) {
            long sides = bytes.little(place + 1, 4);
            larger |= 1 + (sides & mask) > width || 1 + (sides >> SIDE_BITS & mask) > height;
        }
    }
}
