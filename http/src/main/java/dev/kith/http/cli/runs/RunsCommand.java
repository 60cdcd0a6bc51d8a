package dev.kith.http.cli.runs;

import dev.kith.http.cli.Console;
import dev.kith.http.cli.OutputOptions;
import dev.kith.http.cli.UsageException;
import dev.kith.http.client.Answer;
import dev.kith.http.client.RunsApi;
import dev.kith.http.client.ServerAddress;
import dev.kith.http.client.ServiceClient;
import dev.kith.http.progress.JsonEvents;
import dev.kith.http.service.RunVerb;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The runs of a service: what its commands have in common. */
@Command(
        name = "runs",
        description = "Create, watch and steer the runs of a service (./kith serve).",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "The environment variable KITH_TOKEN holds the token, where the service wants one.",
            "",
            "  ./kith runs create fashion-mnist seed=3 --id mine --wait",
            "  ./kith runs watch mine",
            "  ./kith runs list --json"
        })
public final class RunsCommand implements Callable<Integer> {
    private static final String ADDRESS_VARIABLE = "KITH_SERVER";
    private static final String TOKEN_VARIABLE = "KITH_TOKEN";
    private static final String DEFAULT_ADDRESS = "http://127.0.0.1:8080";

    private final Console console;

    @Option(
            names = "--server",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "Where the service is (default: KITH_SERVER, or " + DEFAULT_ADDRESS + ").")
    private Optional<String> server = Optional.empty();

    private RunsCommand(Console console) {
        this.console = console;
    }

    /** The command with all of its own. */
    public static CommandLine commandLine(Console console) {
        RunsCommand runs = new RunsCommand(console);
        return new CommandLine(runs)
                .addSubcommand(new ListCommand(runs))
                .addSubcommand(new ShowCommand(runs))
                .addSubcommand(new CreateCommand(runs))
                .addSubcommand(runs.steering(RunVerb.PAUSE, "Let a run finish its step, save and rest."))
                .addSubcommand(runs.steering(RunVerb.RESUME, "Let a run go on from its last checkpoint, in its turn."))
                .addSubcommand(runs.steering(RunVerb.STOP, "Let a run finish its step, save and end."))
                .addSubcommand(runs.steering(RunVerb.CHECKPOINT, "Let a run save now and go on."))
                .addSubcommand(new DeleteCommand(runs))
                .addSubcommand(new WatchCommand(runs))
                .addSubcommand(new SetCommand(runs))
                .addSubcommand(new MetricsCommand(runs))
                .addSubcommand(new LabelsCommand(runs))
                .addSubcommand(new PredictCommand(runs));
    }

    private CommandLine steering(RunVerb verb, String description) {
        return SteerCommand.commandLine(this, verb, description);
    }

    @Override
    public Integer call() {
        throw new UsageException("runs needs one of its commands; ./kith runs --help lists them");
    }

    Console console() {
        return console;
    }

    /** @throws UsageException if the address or the token is none */
    RunsApi api() {
        String address = server.or(() -> console.variable(ADDRESS_VARIABLE)).orElse(DEFAULT_ADDRESS);
        try {
            return new RunsApi(new ServiceClient(ServerAddress.of(address, console.variable(TOKEN_VARIABLE))));
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** Prints an answer: as it is for programs, in words for people. */
    void print(OutputOptions output, Answer answer, String words) {
        if (output.json()) {
            new JsonEvents(console.out()).write(answer.json());
        } else {
            console.out().print(output.style(console).shown(words));
            console.out().flush();
        }
    }
}
