package dev.kith.model.data.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Files and folders that programs keep among those of a user: thumbnails, waste baskets, snapshots, descriptions. They are
 * told by name, and only such names are listed as no person gives to pictures or classes.
 */
final class SystemFiles {
    private static final String HIDDEN = "hidden files and folders";

    /** Names in lower case as regular expressions, by whose files they are. */
    private static final List<Owner> OWNERS = List.of(
            owner(
                    "Synology",
                    "@eadir|#recycle|#snapshot|@sharesnap|@tmp|synophoto_thumb_.*|synoindex_media_info|"
                            + ".*@syno(eastream|resource)"),
            owner("QNAP", "@recycle|@recently-snapshot|\\.?@__(thumb|qini)|\\.@(analytic|upload_cache|backup_.*)"),
            owner(
                    "Windows",
                    "\\$recycle\\.bin|recycler|system volume information|(eh)?thumbs(_vista)?\\.db|"
                            + "thumbs\\.db:encryptable|desktop\\.ini|found\\.[0-9]{3}|.*:zone\\.identifier"),
            owner(
                    "macOS",
                    "__macosx|\\._.*|\\.ds_store|\\.apple(double|db|desktop)|\\.spotlight-v100|\\.trashes|\\.trash|"
                            + "\\.fseventsd|\\.documentrevisions-v100|\\.temporaryitems|temporary items|"
                            + "network trash folder|\\.volumeicon\\.icns|\\.apdisk|\\.lsoverride|icon\r"),
            owner(
                    "Linux",
                    "lost\\+found|\\.trash-[0-9]+|\\.directory|\\.nfs[0-9a-f]+|\\.fuse_hidden.*|\\.thumbnails|"
                            + "\\.xvpics"),
            owner("snapshots of a file system", "\\.snapshots?|\\.zfs|~snapshot|\\.btrfs"),
            owner("Picasa", "\\.?picasa\\.ini|\\.picasaoriginals"),
            owner("Lightroom", ".*\\.lrdata|.*\\.lrcat(-.*)?"),
            owner("other viewers of pictures", "\\.thumbdata.*|\\.nomedia|zbthumbnail\\.info|pspbrwse\\.jbf"),
            owner("version control", "\\.(git|svn|hg|bzr|dvc)|\\.git(ignore|attributes|keep|modules)|\\.dvcignore"),
            owner("Jupyter and Python", "\\.ipynb_checkpoints|__pycache__"),
            owner("synchronisation", "\\.dropbox(\\.cache|\\.attr)?|\\.st(folder|versions|ignore)|\\.sync(ignore)?"));

    private SystemFiles() {}

    private record Owner(String reason, Pattern names) {}

    private static Owner owner(String owner, String names) {
        return new Owner("files and folders of " + owner, Pattern.compile(names));
    }

    /** Why a file or folder of this name, without its path, is none of the user's; nothing for one of the user's. */
    static Optional<String> reason(String name) {
        boolean dotted = name.startsWith(".");
        if (isOrdinary(name)) {
            return Optional.empty();
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return OWNERS.stream()
                .filter(owner -> owner.names().matcher(lower).matches())
                .map(Owner::reason)
                .findFirst()
                .or(() -> dotted ? Optional.of(HIDDEN) : Optional.empty());
    }

    /** Nearly all names, told without a search; only for speed. */
    private static boolean isOrdinary(String name) {
        return !name.isEmpty()
                && Character.isLetterOrDigit(name.charAt(0))
                && (endsWith(name, ".jpg") || endsWith(name, ".png") || endsWith(name, ".jpeg"))
                && !name.regionMatches(true, 0, "synophoto_", 0, 10);
    }

    private static boolean endsWith(String name, String ending) {
        return name.regionMatches(true, name.length() - ending.length(), ending, 0, ending.length());
    }

    /** The first part of a path that is none of the user's, as the path that ends with it; nothing if all are. */
    static Optional<String> firstIn(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/")) {
            parts.add(part);
            if (reason(part).isPresent()) {
                return Optional.of(String.join("/", parts));
            }
        }
        return Optional.empty();
    }
}
