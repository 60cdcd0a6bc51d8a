package dev.kith.model.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.kith.model.evaluation.ShippedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The files that a completed run leaves. */
public final class RunFiles {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new Jdk8Module())
            .enable(SerializationFeature.INDENT_OUTPUT);

    private RunFiles() {}

    static void write(RunDirectory directory, PreparedRun run, RunReport report, ShippedModel model) {
        writeReport(directory, report);
    }

    /** Writes the report, replacing an earlier one. */
    public static void writeReport(RunDirectory directory, RunReport report) {
        write(directory.report(), toJson(report));
    }

    /** A report as indented JSON. */
    public static String toJson(RunReport report) {
        try {
            return JSON.writeValueAsString(report) + System.lineSeparator();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Path aside = file.resolveSibling(file.getFileName() + ".tmp");
            Files.writeString(aside, text);
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
