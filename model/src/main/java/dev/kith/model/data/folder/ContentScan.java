package dev.kith.model.data.folder;

import dev.kith.model.data.BrokenExampleException;
import dev.kith.model.data.DecodingTeam;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One pass over the bytes of all pictures before the first step: which of them cannot be pictures, and which are the same
 * picture under several names. A file is broken if its first or last bytes look wrong <em>and</em> the decoder refuses it, so
 * the scan never contradicts the decoder, and decodes almost nothing. Files are looked at on as many threads as there are
 * processors; the result does not depend on their order.
 *
 * @param broken one for each file that cannot be decoded as far as its first and last bytes tell, by ascending id
 * @param identical ids of files of the same content, each list ascending and at least two long, in the order of their first;
 *     broken files are not among them
 */
public record ContentScan(List<BrokenExampleException> broken, List<List<String>> identical) {

    public ContentScan {
        broken = List.copyOf(broken);
        identical = identical.stream().map(List::copyOf).toList();
    }

    /** Scans files. */
    public static ContentScan of(List<StoredFile> files) {
        Set<Long> sharedSizes = sharedSizes(files);
        List<ScannedFile> scanned = DecodingTeam.of(files)
                .map(file ->
                        ScannedFile.of(file, sharedSizes.contains(file.content().size())))
                .toList();
        List<BrokenExampleException> broken = scanned.stream()
                .map(ScannedFile::broken)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(BrokenExampleException::id))
                .toList();
        return new ContentScan(broken, IdenticalFiles.among(scanned));
    }

    private static Set<Long> sharedSizes(List<StoredFile> files) {
        Set<Long> seen = new HashSet<>();
        return files.stream()
                .map(file -> file.content().size())
                .filter(size -> !seen.add(size))
                .collect(Collectors.toSet());
    }
}
