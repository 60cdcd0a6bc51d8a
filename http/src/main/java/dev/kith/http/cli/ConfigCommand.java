package dev.kith.http.cli;

import dev.kith.config.hocon.DraftSettings;
import dev.kith.config.hocon.ResolvedSettings;
import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsPrinter;
import dev.kith.model.demand.RunDemands;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows or checks a configuration without running it. */
@Command(name = "config", description = "Show or check a configuration without running it.")
final class ConfigCommand implements Callable<Integer> {

    private ConfigCommand() {}

    static CommandLine commandLine(Console console) {
        return new CommandLine(new ConfigCommand())
                .addSubcommand(new Print(console))
                .addSubcommand(new Check(console));
    }

    @Override
    public Integer call() {
        throw new UsageException("config needs one of its commands: print or check");
    }

    @Command(name = "print", description = "Write the whole configuration, as HOCON that --set-file reads.")
    static final class Print implements Callable<Integer> {
        private final Console console;

        @Mixin
        private SettingsOptions settings = new SettingsOptions();

        @Option(
                names = "--explain",
                description = "Say of each key what it means and may be, its default, and where its value was set.")
        private boolean explain;

        Print(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            DraftSettings draft = SettingsLoader.draft(settings.request(console));
            ResolvedSettings resolved = draft.resolved();
            draft.missing().ifPresent(problem -> console.out().println("# To be set: " + problem.message()));
            String text = explain ? SettingsPrinter.explain(resolved) : SettingsPrinter.print(resolved.settings());
            console.out().print(text);
            console.out().flush();
            return ExitCode.DONE;
        }
    }

    @Command(name = "check", description = "Say what is wrong with a configuration, everything at once.")
    static final class Check implements Callable<Integer> {
        private final Console console;

        @Mixin
        private SettingsOptions settings = new SettingsOptions();

        Check(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            ResolvedSettings resolved = SettingsLoader.load(settings.request(console));
            RunDemands.check(resolved.settings());
            console.out()
                    .println("no problems, with preset " + resolved.settings().preset());
            return ExitCode.DONE;
        }
    }
}
