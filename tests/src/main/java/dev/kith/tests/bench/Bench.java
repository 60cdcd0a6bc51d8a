package dev.kith.tests.bench;

import dev.kith.tests.bench.memory.MemoryCommand;
import dev.kith.tests.bench.messages.MessagesCommand;
import dev.kith.tests.bench.neighbor.KnnCommand;
import dev.kith.tests.bench.pieces.PiecesCommand;
import dev.kith.tests.bench.pipeline.PipelineCommand;
import dev.kith.tests.bench.service.ServiceCommand;
import dev.kith.tests.bench.soak.SoakCommand;
import dev.kith.tests.bench.training.LayoutsCommand;
import dev.kith.tests.bench.training.TrainingCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./kith bench}. */
@Command(
        name = "kith bench",
        description =
                "Measures Kith. Every ratio is formed inside one run; other programs on the machine still disturb it.",
        mixinStandardHelpOptions = true,
        subcommands = {
            PipelineCommand.class,
            TrainingCommand.class,
            LayoutsCommand.class,
            KnnCommand.class,
            MessagesCommand.class,
            PiecesCommand.class,
            ServiceCommand.class,
            MemoryCommand.class,
            SoakCommand.class
        },
        synopsisSubcommandLabel = "BENCHMARK")
public final class Bench {

    private Bench() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args.length == 0 ? new String[] {"--help"} : args));
    }
}
