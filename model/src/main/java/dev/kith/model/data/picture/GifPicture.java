package dev.kith.model.data.picture;

import dev.kith.model.data.Image;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.metadata.IIOMetadata;
import org.w3c.dom.Element;

/**
 * The first frame of a GIF, laid on the canvas of all frames. What it does not cover is transparent, whatever the file calls its
 * background: so viewers show it.
 *
 * @param left where the frame begins, in pixels of the canvas
 * @param top where the frame begins, in pixels of the canvas
 */
record GifPicture(OpenReader reader, int width, int height, int left, int top) implements StoredPicture {
    private static final String STREAM = "javax_imageio_gif_stream_1.0";
    private static final String IMAGE = "javax_imageio_gif_image_1.0";

    static GifPicture open(byte[] encoded) throws IOException {
        OpenReader reader = OpenReader.of(Readers.GIF, encoded, false);
        try {
            Element canvas = part(reader.streamMetadata(), STREAM, "LogicalScreenDescriptor");
            Element frame = part(reader.imageMetadata(), IMAGE, "ImageDescriptor");
            int left = number(frame, "imageLeftPosition");
            int top = number(frame, "imageTopPosition");
            int width = Math.max(number(canvas, "logicalScreenWidth"), left + reader.width());
            int height = Math.max(number(canvas, "logicalScreenHeight"), top + reader.height());
            return new GifPicture(reader, width, height, left, top);
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private static Element part(IIOMetadata metadata, String format, String name) {
        return (Element) ((Element) metadata.getAsTree(format))
                .getElementsByTagName(name)
                .item(0);
    }

    private static int number(Element element, String attribute) {
        return Integer.parseInt(element.getAttribute(attribute));
    }

    @Override
    public long memory(int thin) {
        return StoredMemory.of(this, thin, 1);
    }

    @Override
    public Image read(int thin) throws IOException {
        int x = toGrid(left, thin);
        int y = toGrid(top, thin);
        boolean visible = left + reader.width() > x && top + reader.height() > y;
        int canvasWidth = StoredMemory.thinned(width, thin);
        int canvasHeight = StoredMemory.thinned(height, thin);
        byte[] canvas = new byte[canvasWidth * canvasHeight * 3];
        Arrays.fill(canvas, (byte) 255);
        if (visible) {
            Image frame = Pixels.of(reader.read(thin, x - left, y - top));
            int row = 3 * frame.width();
            for (int i = 0; i < frame.height(); i++) {
                int to = ((y / thin + i) * canvasWidth + x / thin) * 3;
                System.arraycopy(frame.pixels(), i * row, canvas, to, row);
            }
        }
        return new Image(canvasHeight, canvasWidth, 3, canvas);
    }

    /** The first place, from a place on, that is taken where every {@code thin}-th pixel of the canvas is. */
    private static int toGrid(int place, int thin) {
        return (place + thin - 1) / thin * thin;
    }

    @Override
    public void close() {
        reader.close();
    }
}
