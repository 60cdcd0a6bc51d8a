package dev.kith.http.cli;

import dev.kith.http.api.access.Scope;
import dev.kith.http.api.access.Token;
import dev.kith.http.progress.JsonEvents;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes a token. */
@Command(
        name = "token",
        description = "Make a token that lets its bearer call ./kith serve.",
        footer = {
            "",
            "It is printed as a line for the file of --tokens, and kept nowhere else.",
            "",
            "  (umask 077; ./kith token control >> tokens)",
            "  ./kith serve --tokens tokens"
        })
final class TokenCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "SCOPE",
            description = "read: to look, and to ask models. control: to create, steer and delete runs, too (default).")
    private Scope scope = Scope.CONTROL;

    TokenCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        String token = Token.fresh();
        if (output.json) {
            Map<String, String> values = new LinkedHashMap<>();
            values.put("scope", scope.word());
            values.put("token", token);
            new JsonEvents(console.out()).write(values);
        } else {
            console.out().println(scope.word() + " " + token);
            console.err().println("clients send it as  Authorization: Bearer TOKEN");
        }
        return ExitCode.DONE;
    }
}
