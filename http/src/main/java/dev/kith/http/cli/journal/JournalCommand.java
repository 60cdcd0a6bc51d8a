package dev.kith.http.cli.journal;

import dev.kith.http.cli.Console;
import dev.kith.http.cli.UsageException;
import dev.kith.http.service.history.HistoryCare;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Looks after the history of runs, while no service has it open. */
@Command(name = "journal", description = "Check or rebuild the history of ./kith serve, while that is not running.")
public final class JournalCommand implements Callable<Integer> {

    private JournalCommand() {}

    public static CommandLine commandLine(Console console) {
        return new CommandLine(new JournalCommand())
                .addSubcommand(
                        "check",
                        new CareCommand(
                                console,
                                "Read the whole history, and compare it with the run directories; changes nothing.",
                                HistoryCare::check))
                .addSubcommand(
                        "rebuild",
                        new CareCommand(
                                console,
                                "Make the history anew from the run directories; the old one is set aside.",
                                HistoryCare::rebuild));
    }

    @Override
    public Integer call() {
        throw new UsageException("journal needs one of its commands: check or rebuild");
    }
}
