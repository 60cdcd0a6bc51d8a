package dev.kith.model.data.folder;

import dev.kith.model.data.BrokenExampleException;
import dev.kith.model.data.DataException;
import dev.kith.model.data.picture.ImageDecoder;
import dev.kith.model.data.picture.PictureEnds;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * What {@link ContentScan} knows of a file after a look at its two ends.
 *
 * @param broken why it is no picture, if it is none
 * @param ends a digest of its first and last bytes, or of all bytes of a small file; empty if no other file has its size
 * @param complete whether the digest is that of all bytes
 */
record ScannedFile(
        StoredFile file, Optional<BrokenExampleException> broken, Optional<ByteBuffer> ends, boolean complete) {
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
            Optional<ByteBuffer> ends = shared ? Optional.of(IdenticalFiles.digest(head, tail)) : Optional.empty();
            return new ScannedFile(file, broken(file, head, tail), ends, small);
        } catch (IOException e) {
            return new ScannedFile(
                    file,
                    Optional.of(new BrokenExampleException(file.id(), "cannot be read: " + DataException.reason(e))),
                    Optional.empty(),
                    false);
        }
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
