package dev.kith.tests.bench.service.hostile.attack;

import java.io.IOException;

/** Something that a hostile or unlucky world does to a service. It ends by itself, soon after its time is over. */
public interface Attack {

    /** @throws IOException if the service cannot be used to prepare or to judge the attack */
    void mount(Arena arena) throws IOException, InterruptedException;
}
