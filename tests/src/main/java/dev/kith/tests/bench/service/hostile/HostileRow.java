package dev.kith.tests.bench.service.hostile;

import dev.kith.tests.bench.service.hostile.attack.Asked;
import dev.kith.tests.bench.service.hostile.attack.AttackKind;
import dev.kith.tests.bench.service.hostile.victim.VictimResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * What an attack has shown.
 *
 * @param requests that the attacker sent
 * @param answers by status, or by why there was none
 * @param defects answers that no request may lead to, the first ones
 * @param victim what a harmless client got meanwhile; empty, if there was none
 * @param aftermath what is left when the attack is over
 * @param asked what the attack itself asks for
 * @param skipped why it could not be mounted
 */
record HostileRow(
        AttackKind kind,
        long requests,
        SortedMap<String, Long> answers,
        List<String> defects,
        Optional<VictimResult> victim,
        Aftermath aftermath,
        List<Asked> asked,
        Optional<String> skipped) {

    /**
     * What is left of a service.
     *
     * @param alive whether the process lives that the attack left behind
     * @param readySeconds until the service was ready and answered a command; empty: not within the patience
     * @param bytesBefore memory of the process
     * @param bytesAfter the least within some seconds
     * @param steps that the run made meanwhile; empty, if there was none
     * @param run how it ended; empty, if there was none
     */
    record Aftermath(
            boolean alive,
            OptionalDouble readySeconds,
            OptionalLong bytesBefore,
            OptionalLong bytesAfter,
            OptionalLong steps,
            Optional<RunEnd> run) {}

    /**
     * How the run beside it ended.
     *
     * @param status in a word
     * @param equal whether its parameters are those of the run that nothing disturbed
     */
    record RunEnd(String status, boolean equal) {}
}
