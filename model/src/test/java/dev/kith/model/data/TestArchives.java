package dev.kith.model.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Writes archives, good ones and such as nobody should unpack. */
public final class TestArchives {
    private static final int UNIX_LINK = 0120777;

    private TestArchives() {}

    /** Writes a {@code .zip}, {@code .tar} or {@code .tar.gz} file, whatever the name says. */
    public static Path write(Path file, Map<String, byte[]> entries) throws IOException {
        Files.write(file, file.toString().endsWith(".zip") ? zip(entries) : compressed(file, tar(entries)));
        return file;
    }

    /** An archive with one symbolic link. */
    public static Path writeLink(Path file, String name, String target) throws IOException {
        if (file.toString().endsWith(".zip")) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(bytes)) {
                ZipArchiveEntry entry = new ZipArchiveEntry(name);
                entry.setUnixMode(UNIX_LINK);
                out.putArchiveEntry(entry);
                out.write(target.getBytes(StandardCharsets.UTF_8));
                out.closeArchiveEntry();
            }
            Files.write(file, bytes.toByteArray());
            return file;
        }
        return tarWithLink(file, name, TarArchiveEntry.LF_SYMLINK, target);
    }

    /** A zip archive whose names are stored in an encoding, and that says so by a flag, by an extra field, or not at all. */
    public static Path zipOfNames(Path file, String encoding, boolean flag, boolean extraField, String... names)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(bytes)) {
            out.setEncoding(encoding);
            out.setUseLanguageEncodingFlag(flag);
            out.setCreateUnicodeExtraFields(
                    extraField
                            ? ZipArchiveOutputStream.UnicodeExtraFieldPolicy.ALWAYS
                            : ZipArchiveOutputStream.UnicodeExtraFieldPolicy.NEVER);
            for (String name : names) {
                out.putArchiveEntry(new ZipArchiveEntry(name));
                out.write(TestImages.png());
                out.closeArchiveEntry();
            }
        }
        return Files.write(file, bytes.toByteArray());
    }

    /** A tar archive whose names are stored in an encoding, and as records of POSIX, too, where that is wanted. */
    public static Path tarOfNames(Path file, String encoding, boolean records, String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes, encoding)) {
            out.setAddPaxHeadersForNonAsciiNames(records);
            out.setLongFileMode(records ? TarArchiveOutputStream.LONGFILE_POSIX : TarArchiveOutputStream.LONGFILE_GNU);
            for (String name : names) {
                putFile(out, name, TestImages.png());
            }
        }
        return Files.write(file, compressed(file, bytes.toByteArray()));
    }

    /** A tar archive with pictures, then one further entry that leads to another. */
    public static Path tarWithLink(Path file, String name, byte type, String target, String... pictures)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes)) {
            for (String picture : pictures) {
                putFile(out, picture, TestImages.png());
            }
            putLink(out, name, type, target);
        }
        return Files.write(file, compressed(file, bytes.toByteArray()));
    }

    private static void putFile(TarArchiveOutputStream out, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, true); // keeps a leading slash
        entry.setSize(content.length);
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
    }

    private static void putLink(TarArchiveOutputStream out, String name, byte type, String target) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, type);
        entry.setLinkName(target);
        out.putArchiveEntry(entry);
        out.closeArchiveEntry();
    }

    /** Cuts the end off. */
    public static void truncate(Path file, long length) throws IOException {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) length));
    }

    public static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] compressed(Path file, byte[] content) throws IOException {
        return file.toString().endsWith("gz") ? gzip(content) : content;
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : entries.entrySet()) {
                out.putArchiveEntry(new ZipArchiveEntry(file.getKey()));
                out.write(file.getValue());
                out.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] tar(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes, 512)) {
            for (Map.Entry<String, byte[]> file : entries.entrySet()) {
                putFile(out, file.getKey(), file.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
