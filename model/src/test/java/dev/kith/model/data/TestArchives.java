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
        return writeSpecial(file, name, TarArchiveEntry.LF_SYMLINK, target);
    }

    /** A tar archive with one entry of a special type. */
    public static Path writeSpecial(Path file, String name, byte type, String target) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes)) {
            TarArchiveEntry entry = new TarArchiveEntry(name, type);
            entry.setLinkName(target);
            out.putArchiveEntry(entry);
            out.closeArchiveEntry();
        }
        Files.write(file, compressed(file, bytes.toByteArray()));
        return file;
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
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey(), true); // keeps a leading slash
                entry.setSize(file.getValue().length);
                out.putArchiveEntry(entry);
                out.write(file.getValue());
                out.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
