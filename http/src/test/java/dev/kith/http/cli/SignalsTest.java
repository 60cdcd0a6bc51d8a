package dev.kith.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
final class SignalsTest {

    @Test
    void eachSignalReachesTheHandler() throws IOException, InterruptedException {
        CountDownLatch heard = new CountDownLatch(2);
        try (Signals signals = new Signals(heard::countDown)) {
            send("HUP");
            send("TERM");
            assertThat(heard.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void send(String signal) throws IOException, InterruptedException {
        String self = Long.toString(ProcessHandle.current().pid());
        new ProcessBuilder("kill", "-" + signal, self).start().waitFor();
    }
}
