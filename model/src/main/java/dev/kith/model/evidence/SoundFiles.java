package dev.kith.model.evidence;

import static dev.kith.config.Text.format;

import dev.kith.config.hocon.ConfigurationException;
import dev.kith.model.checkpoint.CheckpointException;
import dev.kith.model.evidence.bounds.DamagedRunException;
import dev.kith.model.run.RunDirectory;
import dev.kith.model.run.RunException;
import java.io.File;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/** Turns whatever is wrong with the files of a run into one failure with words, for those who only look at it. */
final class SoundFiles {

    private SoundFiles() {}

    /** @throws DamagedRunException if the files are damaged; it names them from the run's directory on */
    static <T> T read(RunDirectory directory, Supplier<T> question) {
        try {
            return question.get();
        } catch (RunException | CheckpointException | ConfigurationException | UncheckedIOException e) {
            String path = directory.path().toString();
            String words = String.valueOf(e.getMessage())
                    .replace(path + File.separator, "")
                    .replace(path, directory.name());
            throw new DamagedRunException(format("run %s cannot be asked: %s", directory.name(), words), e);
        }
    }
}
