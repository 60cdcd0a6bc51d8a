package dev.kith.http.cli.runs;

import picocli.CommandLine.Parameters;

/** The run that a command is about. */
final class RunArgument {

    @Parameters(index = "0", paramLabel = "RUN", description = "The name of a run.")
    private String id = "";

    String id() {
        return id;
    }
}
