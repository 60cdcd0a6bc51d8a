package dev.kith.tests.endtoend;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.ConfigFactory;
import dev.kith.http.fatal.LastWord;
import dev.kith.http.fatal.SystemWatch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What is around a service, and a thread of it that meets what it cannot outlive. Waits for ever if nothing ends it. */
final class DyingService {

    private DyingService() {}

    public static void main(String[] args) throws InterruptedException {
        ActorSystem<String> system = ActorSystem.create(
                Behaviors.receive(String.class)
                        .onAnyMessage(way -> {
                            die(way);
                            return Behaviors.same();
                        })
                        .build(),
                "dying",
                ConfigFactory.load("kith-service"));
        try (LastWord last = LastWord.install(System.err);
                SystemWatch watch = SystemWatch.of(system, last)) {
            if (args[0].equals("system")) {
                system.terminate();
            } else {
                system.tell(args[0]);
            }
            new CountDownLatch(1).await();
        }
    }

    private static int die(String way) {
        if (way.equals("stack")) {
            return 1 + die(way);
        }
        List<byte[]> all = new ArrayList<>();
        while (true) {
            all.add(new byte[1 << 20]);
        }
    }
}
