package dev.kith.tests.bench.service;

import dev.kith.http.Main;
import java.io.IOException;
import java.io.OutputStream;

/** The command line of Kith in a process that does not outlive whoever started it. */
public final class WatchedService {

    private WatchedService() {}

    /** @param args as of {@code ./kith} */
    public static void main(String[] args) {
        Thread watch = new Thread(WatchedService::endWithInput, "watch");
        watch.setDaemon(true);
        watch.start();
        Main.main(args);
    }

    private static void endWithInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // broken is ended, too
        }
        Runtime.getRuntime().halt(1);
    }
}
