package dev.kith.http.cli;

import dev.kith.http.cli.journal.JournalCommand;
import dev.kith.http.cli.runs.RunsCommand;
import dev.kith.http.report.TerminalStream;
import dev.kith.model.run.Versions;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root of the command line. */
@Command(
        name = "kith",
        description = "Learns encoders from few labels and many unlabelled examples.",
        versionProvider = KithCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "./kith COMMAND --help explains a command. ./kith train needs no data and takes two minutes.",
            "./kith bench lists the benchmarks."
        })
@SuppressWarnings("UnusedVariable") // options that picocli or the reporter of failures reads
public final class KithCommand implements Callable<Integer> {
    private static final int LEAST_HELP_WIDTH = 55;
    private static final int MOST_HELP_WIDTH = 120;

    private final Console console;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "After a failure, show where in the program it happened.")
    private boolean stacktrace;

    private KithCommand(Console console) {
        this.console = console;
    }

    /**
     * Runs one command line.
     *
     * @return an {@link ExitCode}
     */
    public static int run(String[] args, PrintStream out, PrintStream err, Terminal terminal) {
        return run(args, new Console(out, err, terminal, System.getenv()));
    }

    /** The same in a given surrounding. */
    public static int run(String[] args, Console console) {
        KithCommand root = new KithCommand(console);
        List<String> words = Arrays.asList(args);
        FailureReporter failures =
                new FailureReporter(console, words.contains("--json"), words.contains("--stacktrace"));
        StringWriter help = new StringWriter();
        try {
            int code = root.commandLine()
                    .setOut(new PrintWriter(help))
                    .setParameterExceptionHandler((thrown, ignored) -> failures.usage(thrown))
                    .setExecutionExceptionHandler((thrown, command, parsed) -> failures.report(thrown))
                    .execute(args);
            console.out().print(TerminalStream.own(help.toString()));
            console.out().flush();
            return code;
        } catch (Error fatal) {
            return failures.report(fatal);
        }
    }

    private CommandLine commandLine() {
        boolean color = console.style(true).color();
        int columns = console.terminal().columns();
        return new CommandLine(this)
                .addSubcommand(new TrainCommand(console))
                .addSubcommand(new EvaluateCommand(console))
                .addSubcommand(new LabelCommand(console))
                .addSubcommand(new EmbedCommand(console))
                .addSubcommand(new ExportCommand(console))
                .addSubcommand(new TraceCommand(console))
                .addSubcommand(new AugmentCommand(console))
                .addSubcommand(ConfigCommand.commandLine(console))
                .addSubcommand(new ServeCommand(console))
                .addSubcommand(RunsCommand.commandLine(console))
                .addSubcommand(JournalCommand.commandLine(console))
                .addSubcommand(new TokenCommand(console))
                .addSubcommand(new PresetsCommand(console))
                .setColorScheme(CommandLine.Help.defaultColorScheme(color ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(Math.min(MOST_HELP_WIDTH, Math.max(LEAST_HELP_WIDTH, columns)))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** Without a command there is nothing to do but to say which there are. */
    @Override
    public Integer call() {
        console.err().print(TerminalStream.own(commandLine().getUsageMessage()));
        return ExitCode.WRONG;
    }

    /** The version of the program. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"kith " + Versions.kith()};
        }
    }
}
