package dev.kith.model.data.folder;

import static dev.kith.config.Text.format;

import dev.kith.config.Text;
import dev.kith.model.data.DataException;
import dev.kith.model.data.Findings;
import dev.kith.model.data.archive.EntryName;
import dev.kith.model.stop.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One walk through a folder. Links are followed at its end, when it is known what is there without them: a link to a
 * folder that was visited is passed over, a link to a picture is a second name for it, which the user is told.
 */
final class FolderWalk {
    private static final String SPECIAL = "pipes, sockets and devices";
    private static final String ADVICE = "Names must be UTF-8, or of the locale of this process."
            + " Rename them, for instance with convmv, or start under the locale in which they were written.";

    private final Path root;
    private final Findings.Collector found;
    private final FolderReader.Lister lister;
    private final ListingBuilder builder;
    private final Set<Path> visited = new HashSet<>();
    private final Deque<Link> links = new ArrayDeque<>();
    private final Map<Path, String> linked = new HashMap<>();
    private final List<String> secondNames = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();

    /** @param id the path below the root as it is stored */
    private record Link(Path path, String id) {}

    FolderWalk(Path root, Findings.Collector found, FolderReader.Lister lister) {
        this.root = root;
        this.found = found;
        this.lister = lister;
        this.builder = new ListingBuilder(root, found);
    }

    Listing listing() {
        Path real;
        try {
            real = root.toRealPath();
            visited.add(real);
            entries(lister.list(real), "");
            while (!links.isEmpty()) {
                follow(links.removeFirst(), real);
            }
        } catch (IOException e) {
            throw new DataException(format("%s cannot be listed: %s.", root, DataException.reason(e)), e);
        }
        tell(unreadable, "One folder cannot be read, and is left out", "%,d folders cannot be read, and are left out");
        tell(
                secondNames,
                "One link leads to a picture that is here under another name, too, and counts twice",
                "%,d links lead to pictures that are here under another name, too, and count twice");
        return builder.build(ADVICE);
    }

    private void tell(List<String> names, String one, String many) {
        if (!names.isEmpty()) {
            String sentence = names.size() == 1 ? one : many.replace("%,d", format("%,d", names.size()));
            found.notice(sentence + ": " + FileNames.first(names) + ".");
        }
    }

    private void entries(List<Path> paths, String prefix) throws IOException {
        for (Path path : paths) {
            StopSignal.check();
            EntryName name = PlatformNames.of(path);
            entry(path, name, prefix + name.shown());
        }
    }

    private void entry(Path path, EntryName name, String id) throws IOException {
        Optional<String> reason = SystemFiles.reason(name.text());
        if (reason.isPresent()) {
            builder.passOver(reason.get(), id);
            return;
        }
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            builder.passOver("files that cannot be looked at: " + DataException.reason(e), id);
            return;
        }
        if (attributes.isRegularFile()) {
            file(path, name, id, attributes.size());
        } else if (!name.known()) {
            builder.undecoded(id);
        } else if (attributes.isSymbolicLink()) {
            links.add(new Link(path, id));
        } else if (attributes.isDirectory()) {
            folder(path, id);
        } else {
            builder.passOver(SPECIAL, id);
        }
    }

    private void folder(Path real, String id) throws IOException {
        if (!visited.add(real)) {
            builder.passOver("links to folders that are here anyway", id);
            return;
        }
        List<Path> paths;
        try {
            paths = lister.list(real);
        } catch (IOException e) {
            unreadable.add(format("%s (%s)", id, DataException.reason(e)));
            return;
        }
        builder.folder(FileNames.normalise(id));
        entries(paths, id + "/");
    }

    /** @return whether it is a picture */
    private boolean file(Path path, EntryName name, String id, long size) throws IOException {
        StoredFile.Content content = new FileContent(path, size);
        FileKind kind = FileKind.ofName(name.text());
        if (kind.use() == FileKind.Use.BY_CONTENT) {
            kind = ofContent(content);
        }
        FileKind.Use use = builder.sort(id, kind);
        if (use == FileKind.Use.NONE) {
            return false;
        }
        if (name.known()) {
            builder.add(FileNames.normalise(id), id, use, content);
        } else {
            builder.undecoded(id);
        }
        return use == FileKind.Use.PICTURE;
    }

    private static FileKind ofContent(StoredFile.Content content) {
        try {
            return FileKind.ofContent(content.read(0, FileKind.HEAD));
        } catch (IOException e) {
            return new FileKind(FileKind.Use.NONE, "files that cannot be read: " + DataException.reason(e));
        }
    }

    private void follow(Link link, Path realRoot) throws IOException {
        Path real;
        BasicFileAttributes attributes;
        try {
            real = link.path().toRealPath();
            attributes = Files.readAttributes(real, BasicFileAttributes.class);
        } catch (IOException e) {
            builder.passOver("links that lead nowhere", link.id());
            return;
        }
        if (attributes.isDirectory()) {
            if (link.path().startsWith(real)) {
                throw new DataException(format(
                        "%s links back to a folder above it. Remove the link.",
                        Text.visible(root.resolve(link.id()).toString())));
            }
            folder(real, link.id());
        } else if (attributes.isRegularFile()) {
            Optional<String> other = otherName(real, realRoot, link.id());
            boolean picture = file(real, PlatformNames.of(link.path()), link.id(), attributes.size());
            if (picture && other.isPresent()) {
                secondNames.add(link.id() + " and " + other.get());
            }
        } else {
            builder.passOver(SPECIAL, link.id());
        }
    }

    /** The id under which the file that a link leads to is here, too. */
    private Optional<String> otherName(Path real, Path realRoot, String id) {
        String before = linked.putIfAbsent(real, id);
        if (before != null) {
            return Optional.of(before);
        }
        if (!real.startsWith(realRoot)) {
            return Optional.empty();
        }
        StringBuilder stored = new StringBuilder();
        Path folder = realRoot;
        for (Path part : realRoot.relativize(real)) {
            folder = folder.resolve(part);
            stored.append('/').append(PlatformNames.of(folder).text());
        }
        return Optional.of(FileNames.normalise(stored.toString())).filter(builder::contains);
    }
}
