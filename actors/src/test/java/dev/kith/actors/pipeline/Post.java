package dev.kith.actors.pipeline;

import dev.kith.model.random.RandomStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Messages on their way. Payloads arrive in any order, and some of them twice; what the pipeline and a node tell each other
 * arrives in order, as between any two actors, but as late as the adversary likes.
 */
final class Post {
    private static final int AGAIN_ONE_IN = 8;

    private final RandomStream random;
    private final String slow;
    private final List<Letter> loose = new ArrayList<>();
    private final Map<String, Deque<Letter>> inOrder = new LinkedHashMap<>();
    private final Map<String, Long> longestWay = new LinkedHashMap<>();
    private long clock;

    private record Letter(String kind, long sent, Runnable delivery) {}

    /**
     * @param slow the kind of message that arrives only when nothing else can happen
     */
    Post(RandomStream random, String slow) {
        this.random = random;
        this.slow = slow;
    }

    void payload(String port, Runnable delivery) {
        loose.add(new Letter(port, clock, delivery));
    }

    void control(String kind, String from, String to, Runnable delivery) {
        inOrder.computeIfAbsent(from + ">" + to, route -> new ArrayDeque<>()).add(new Letter(kind, clock, delivery));
    }

    /** Delivers one message, of the slow kind only if asked to; false if there is none. */
    boolean deliver(boolean slowToo) {
        clock++;
        List<Letter> arriving = new ArrayList<>();
        loose.stream().filter(letter -> slowToo || !letter.kind().equals(slow)).forEach(arriving::add);
        int payloads = arriving.size();
        List<Deque<Letter>> routes = inOrder.values().stream()
                .filter(route ->
                        !route.isEmpty() && (slowToo || !route.element().kind().equals(slow)))
                .toList();
        if (payloads + routes.size() == 0) {
            return false;
        }
        int chosen = random.nextInt(payloads + routes.size());
        if (chosen >= payloads) {
            arrive(routes.get(chosen - payloads).remove());
        } else {
            Letter letter = arriving.get(chosen);
            if (random.nextInt(AGAIN_ONE_IN) > 0) {
                loose.remove(letter);
            }
            arrive(letter);
        }
        return true;
    }

    private void arrive(Letter letter) {
        longestWay.merge(letter.kind(), clock - letter.sent(), Math::max);
        letter.delivery().run();
    }

    /** By kind of message, how many other things happened at most while one was on its way. */
    Map<String, Long> longestWay() {
        return longestWay;
    }
}
