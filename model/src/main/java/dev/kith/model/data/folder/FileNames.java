package dev.kith.model.data.folder;

import static dev.kith.config.Text.format;

import dev.kith.config.Text;
import dev.kith.model.data.Findings;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rules about the names of files in folders and archives. */
public final class FileNames {
    /** The name of a label file at the root of a data set. */
    public static final String LABELS = "labels.csv";

    private FileNames() {}

    /** Whether a path names a table that is taken for labels without being asked to; the case of letters makes no difference. */
    public static boolean isLabels(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return name.equals(LABELS) || name.equals(LABELS.replace("csv", "tsv"));
    }

    /** The first ten names, and how many more there are. */
    public static String first(List<String> names) {
        List<String> shown =
                names.stream().limit(Findings.NAMED).map(Text::visible).toList();
        int more = names.size() - shown.size();
        return String.join(", ", shown) + (more == 0 ? "" : format(" and %,d more", more));
    }

    /** One spelling for one file: slashes, no empty or "." parts, composed Unicode characters. */
    public static String normalise(String path) {
        if (isNormal(path)) {
            return path;
        }
        List<String> parts = new ArrayList<>();
        for (String part : path.replace('\\', '/').split("/")) {
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return compose(String.join("/", parts));
    }

    /** Nearly all paths, told without taking them apart; only for speed. */
    private static boolean isNormal(String path) {
        char before = '/';
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c >= 0x80 || c == '\\' || before == '/' && (c == '/' || c == '.')) {
                return false;
            }
            before = c;
        }
        return before != '/';
    }

    /** One spelling for accented characters, which some file systems store decomposed. */
    public static String compose(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Whether a name inside an archive points outside the folder that the archive stands for. */
    public static boolean escapes(String entryName) {
        String name = entryName.replace('\\', '/');
        return name.startsWith("/")
                || name.matches("[A-Za-z]:/.*")
                || List.of(name.split("/")).contains("..");
    }
}
