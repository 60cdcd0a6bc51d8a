package dev.kith.tests.bench.soak;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts {@link Soak} in a Java process of its own. */
@Command(
        name = "soak",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Trains a tiny network for many steps, and prints the memory of the process and the speed at every tenth.",
            "Ends with 1 if memory grew by more than 5 % after the third tenth."
        })
public final class SoakCommand implements Callable<Integer> {

    @Option(
            names = "--way",
            paramLabel = "WAY",
            defaultValue = "actors",
            description = "loop or actors. Default: actors.")
    private String way = "";

    @Option(names = "--steps", paramLabel = "N", defaultValue = "20000", description = "Default: ${DEFAULT-VALUE}.")
    private long steps;

    @Option(
            names = "--layout",
            paramLabel = "LAYOUT",
            defaultValue = "turns",
            description = "Of the lanes: turns, shared or split. Default: ${DEFAULT-VALUE}.")
    private String layout = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Soak.JAVA_OPTIONS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Soak.class.getName(), way, Long.toString(steps), layout));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
