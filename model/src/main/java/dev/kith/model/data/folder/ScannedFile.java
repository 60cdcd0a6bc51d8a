package dev.kith.model.data.folder;

import dev.kith.model.data.BrokenExampleException;
import dev.kith.model.data.DataException;
import dev.kith.model.data.picture.ImageDecoder;
import dev.kith.model.data.picture.PictureEnds;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.CRC32C;

/**
 * What {@link ContentScan} knows of a file after a look at its two ends.
 *
 * @param broken why it is no picture, if it is none
 * @param ends a checksum of its first and last bytes; empty if no other file has its size
 */
record ScannedFile(StoredFile file, Optional<BrokenExampleException> broken, OptionalInt ends) {
    /** Opening a file costs as much as reading so many bytes of it. */
    private static final int SMALL = 1 << 15;

    private static final int END = 1 << 11;

    /** For verdicts: how far pictures are shrunk does not matter to them, what is thinned early needs less memory. */
    private static final ImageDecoder DECODER = new ImageDecoder(16);

    /** @param shared whether another file has the same size, so that both may be identical */
    static ScannedFile of(StoredFile file, boolean shared) {
        StoredFile.Content content = file.content();
        boolean small = content.size() <= SMALL;
        try {
            byte[] head = content.read(0, small ? (int) content.size() : END);
            byte[] tail = small ? head : content.read(content.size() - END, END);
            OptionalInt ends = shared ? OptionalInt.of(checksum(head, tail)) : OptionalInt.empty();
            return new ScannedFile(file, broken(file, head, tail), ends);
        } catch (IOException e) {
            return new ScannedFile(
                    file,
                    Optional.of(new BrokenExampleException(file.id(), "cannot be read: " + DataException.reason(e))),
                    OptionalInt.empty());
        }
    }

    /** Of the two ends, which are the same array if the file is small. Cheap: it only says which files to compare wholly. */
    private static int checksum(byte[] head, byte[] tail) {
        CRC32C sum = new CRC32C();
        sum.update(head);
        if (head != tail) {
            sum.update(tail);
        }
        return (int) sum.getValue();
    }

    private static Optional<BrokenExampleException> broken(StoredFile file, byte[] head, byte[] tail)
            throws IOException {
        StoredFile.Content content = file.content();
        if (PictureEnds.lookRight(head, tail, content.size())) {
            return Optional.empty();
        }
        if (PictureEnds.isJpeg(head) && PictureEnds.hasJpegEnd(content.read())) {
            return Optional.empty(); // a phone has put a film behind the picture
        }
        try {
            new EncodedExamples(List.of(new EncodedExamples.Entry(file, -1)), DECODER).image(0);
            return Optional.empty();
        } catch (BrokenExampleException e) {
            return Optional.of(e);
        }
    }
}
