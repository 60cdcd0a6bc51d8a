package dev.kith.model.data.picture;

import dev.kith.model.data.picture.head.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * What the segments of a JPEG in front of its first scan say about colours, understood as libjpeg does: JFIF means YCbCr;
 * otherwise the marker of Adobe tells; otherwise components named R, G, B are what they say, and all others YCbCr. Four
 * components are inks, stored inverted (no ink is 255), as all known programs write and viewers show them.
 *
 * @param ordinary whether the file begins with JFIF, and neither a profile nor a marker of Adobe is in it
 * @param scan where the first scan begins
 */
record JpegHead(Colours colours, boolean ordinary, int scan) {
    private static final int APP0 = 0xE0;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COMMENT = 0xFE;
    private static final int START_OF_SCAN = 0xDA;
    private static final byte[] JFIF = {
        (byte) 0xFF, (byte) APP0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
    };
    private static final byte[] ADOBE = {
        (byte) 0xFF, (byte) APP14, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0
    };

    /** What the components mean. */
    enum Colours {
        GREY(1),
        YCC(3),
        RGB(3),
        CMYK(4),
        YCCK(4);

        private final int components;

        Colours(int components) {
            this.components = components;
        }

        int components() {
            return components;
        }
    }

    static JpegHead of(byte[] encoded) {
        Bytes bytes = new Bytes(encoded);
        boolean jfif = false;
        boolean profile = false;
        int adobe = -1;
        int frame = 0;
        int position = 2;
        for (; isSegment(bytes, position); position = next(bytes, position)) {
            int marker = bytes.at(position + 1);
            int content = position + 4;
            jfif |= marker == APP0 && bytes.says(content, "JFIF");
            profile |= marker == APP2 && bytes.says(content, "ICC_PROFILE");
            if (marker == APP14 && bytes.says(content, "Adobe")) {
                adobe = bytes.at(content + 11);
            }
            frame = isFrame(marker) ? content : frame;
        }
        boolean first = bytes.at(3) == APP0 && bytes.says(6, "JFIF");
        return new JpegHead(colours(bytes, frame, jfif, adobe), first && !profile && adobe < 0, position);
    }

    private static Colours colours(Bytes bytes, int frame, boolean jfif, int adobe) {
        int components = bytes.at(frame + 5);
        if (components == 4) {
            return adobe > 0 ? Colours.YCCK : Colours.CMYK;
        }
        if (components != 3) {
            return Colours.GREY;
        }
        boolean named = bytes.at(frame + 6) == 'R' && bytes.at(frame + 9) == 'G' && bytes.at(frame + 12) == 'B';
        boolean rgb = !jfif && (adobe == 0 || (adobe < 0 && named));
        return rgb ? Colours.RGB : Colours.YCC;
    }

    /** The file without segments of applications, but for one that says what the components mean. */
    byte[] plain(byte[] encoded) {
        if (ordinary) {
            return encoded;
        }
        Bytes bytes = new Bytes(encoded);
        ByteArrayOutputStream out = new ByteArrayOutputStream(encoded.length + JFIF.length);
        out.write(encoded, 0, 2);
        out.writeBytes(List.of(Colours.GREY, Colours.YCC).contains(colours) ? JFIF : ADOBE);
        for (int position = 2; position < scan; position = next(bytes, position)) {
            int marker = bytes.at(position + 1);
            if (marker != COMMENT && (marker < APP0 || marker > APP15)) {
                out.write(encoded, position, Math.min(encoded.length, next(bytes, position)) - position);
            }
        }
        int end = Math.min(scan, encoded.length);
        out.write(encoded, end, encoded.length - end);
        return out.toByteArray();
    }

    private static boolean isSegment(Bytes bytes, int position) {
        return bytes.at(position) == 0xFF && bytes.at(position + 1) != START_OF_SCAN;
    }

    /** Where the segment after the one at a position begins; bytes 0xFF may be put in front of any. */
    private static int next(Bytes bytes, int position) {
        boolean fill = bytes.at(position + 1) == 0xFF;
        return position + (fill ? 1 : 2 + Math.max(2, (int) bytes.big(position + 2, 2)));
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }
}
