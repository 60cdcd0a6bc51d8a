package dev.kith.tests.bench.service.hostile.victim;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/**
 * The process of a client that means no harm. A line on its input is a {@link VictimOrder} and begins its requests, the next
 * line ends them; it answers with a {@link VictimResult}. It ends with its input.
 */
final class VictimClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private VictimClient() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            VictimOrder order = JSON.readValue(line, VictimOrder.class);
            CountDownLatch end = new CountDownLatch(1);
            Thread ender = new Thread(() -> awaitLine(orders, end), "ender");
            ender.start();
            VictimResult result = new VictimLoad(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), order.port()),
                            new VictimRequests(order))
                    .until(end);
            ender.join();
            System.out.println(JSON.writeValueAsString(result));
        }
        System.exit(0);
    }

    private static void awaitLine(BufferedReader orders, CountDownLatch end) {
        try {
            orders.readLine();
        } catch (IOException e) {
            // broken is ended, too
        }
        end.countDown();
    }
}
