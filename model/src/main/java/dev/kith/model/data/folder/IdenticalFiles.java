package dev.kith.model.data.folder;

import dev.kith.model.data.DecodingTeam;
import dev.kith.model.stop.StopSignal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds files of the same content: equal size, then equal checksums of their ends, then equal SHA-256 of all bytes. */
final class IdenticalFiles {
    private static final int CHUNK = 1 << 20;

    private IdenticalFiles() {}

    /** The ids of each group of identical files that are not broken. */
    static List<List<String>> among(List<ScannedFile> files) {
        return DecodingTeam.of(alike(files))
                .flatMap(group -> byContent(group).stream())
                .map(group ->
                        group.stream().map(file -> file.file().id()).sorted().toList())
                .filter(ids -> ids.size() > 1)
                .sorted(Comparator.comparing(ids -> ids.get(0)))
                .toList();
    }

    /** Files of equal size and checksum: of thousands of different ones hardly two agree in both. */
    private static List<List<ScannedFile>> alike(List<ScannedFile> files) {
        Map<Long, ScannedFile> alone = new HashMap<>();
        Map<Long, List<ScannedFile>> groups = new TreeMap<>();
        for (ScannedFile file : files) {
            if (file.broken().isEmpty() && file.ends().isPresent()) {
                // Sizes of pictures leave the upper bits free; two keys that fall together cost a comparison, no more.
                long key = file.file().content().size() << Integer.SIZE
                        ^ Integer.toUnsignedLong(file.ends().getAsInt());
                ScannedFile first = alone.putIfAbsent(key, file);
                if (first != null) {
                    groups.computeIfAbsent(key, k -> new ArrayList<>(List.of(first)))
                            .add(file);
                }
            }
        }
        return List.copyOf(groups.values());
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
                StopSignal.check();
                sha.update(file.content().read(from, CHUNK));
            }
            return Optional.of(ByteBuffer.wrap(sha.digest()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
