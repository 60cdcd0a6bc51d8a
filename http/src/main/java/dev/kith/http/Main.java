package dev.kith.http;

import dev.kith.http.cli.Console;
import dev.kith.http.cli.KithCommand;

/** Where the process begins. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        System.exit(KithCommand.run(args, Console.ofProcess()));
    }
}
