package dev.kith.http.cli;

import dev.kith.config.hocon.Preset;
import dev.kith.config.hocon.Presets;
import dev.kith.http.progress.JsonEvents;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the presets. */
@Command(name = "presets", description = "List the presets.")
final class PresetsCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private OutputOptions output = new OutputOptions();

    PresetsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Preset> presets = Presets.all();
        if (output.json) {
            new JsonEvents(console.out()).write(presets);
            return ExitCode.DONE;
        }
        int width = presets.stream().mapToInt(p -> p.name().length()).max().orElse(0);
        for (Preset preset : presets) {
            String padding = " ".repeat(width - preset.name().length());
            console.out()
                    .println(output.style(console)
                            .shown(output.style(console).bold(preset.name()) + padding + "  " + preset.description()));
        }
        return ExitCode.DONE;
    }
}
