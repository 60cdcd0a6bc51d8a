package dev.kith.model.data.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds files of the same content: equal size, then equal ends, then equal SHA-256 of all bytes. */
final class IdenticalFiles {
    private static final int CHUNK = 1 << 20;

    private IdenticalFiles() {}

    /** What may be identical: only files that agree in both are read wholly. */
    private record EqualEnds(long size, ByteBuffer ends) {}

    /** The ids of each group of identical files that are not broken. */
    static List<List<String>> among(List<ScannedFile> files) {
        Map<EqualEnds, List<ScannedFile>> alike = files.stream()
                .filter(file -> file.broken().isEmpty() && file.ends().isPresent())
                .collect(Collectors.groupingBy(file ->
                        new EqualEnds(file.file().content().size(), file.ends().orElseThrow())));
        return ContentScan.team(alike.values())
                .filter(group -> group.size() > 1)
                .flatMap(group -> group.get(0).complete() ? List.of(group).stream() : byContent(group).stream())
                .map(group ->
                        group.stream().map(file -> file.file().id()).sorted().toList())
                .filter(ids -> ids.size() > 1)
                .sorted(Comparator.comparing(ids -> ids.get(0)))
                .toList();
    }

    private static Collection<List<ScannedFile>> byContent(List<ScannedFile> files) {
        Map<Optional<ByteBuffer>, List<ScannedFile>> groups =
                files.stream().collect(Collectors.groupingBy(file -> digest(file.file())));
        groups.remove(Optional.<ByteBuffer>empty());
        return new ArrayList<>(groups.values());
    }

    /** Of all bytes; empty if they cannot be read, which the decoder will say when the file is used. */
    private static Optional<ByteBuffer> digest(StoredFile file) {
        MessageDigest sha = sha256();
        long size = file.content().size();
        try {
            for (long from = 0; from < size; from += CHUNK) {
                sha.update(file.content().read(from, CHUNK));
            }
            return Optional.of(ByteBuffer.wrap(sha.digest()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Of the two ends of a file, which are the same array if it is small. */
    static ByteBuffer digest(byte[] head, byte[] tail) {
        MessageDigest sha = sha256();
        sha.update(head);
        if (head != tail) {
            sha.update(tail);
        }
        return ByteBuffer.wrap(sha.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
