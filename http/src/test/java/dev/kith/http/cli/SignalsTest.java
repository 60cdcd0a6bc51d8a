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
    void aSignalReachesTheHandler() throws IOException, InterruptedException {
        CountDownLatch heard = new CountDownLatch(1);
        try (Signals signals = new Signals(heard::countDown)) {
            send("TERM"); // not INT or HUP: who runs this in the background may have had them ignored
            assertThat(heard.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void send(String signal) throws IOException, InterruptedException {
        String self = Long.toString(ProcessHandle.current().pid());
        new ProcessBuilder("kill", "-" + signal, self).start().waitFor();
    }
}
