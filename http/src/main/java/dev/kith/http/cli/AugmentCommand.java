package dev.kith.http.cli;

import dev.kith.config.hocon.SettingsLoader;
import dev.kith.http.report.ContactSheet;
import dev.kith.model.data.published.Downloads;
import dev.kith.model.run.PreparedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what augmentation makes of the images. */
@Command(
        name = "augment",
        description = {
            "Draw some images with the views that the network sees of them.",
            "Whoever cannot tell the class of a view any more should not expect it of the network."
        })
final class AugmentCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.png",
            defaultValue = "views.png",
            description = "The picture to write (default: views.png).")
    private Path output = Path.of("views.png");

    AugmentCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        PreparedRun run = PreparedRun.toTrain(
                SettingsLoader.load(settings.request(console)).settings(), Downloads.Progress.none());
        Paths.makeParent(output);
        if (!ImageIO.write(ContactSheet.of(run), "png", output.toFile())) {
            throw new IOException("no writer of PNG in this Java");
        }
        console.out().println(output);
        return ExitCode.DONE;
    }
}
