package dev.kith.tests.bench.service.hostile.attack;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** All attacks, in the order in which they are mounted. */
public enum AttackKind {
    POISON(PoisonRuns::new, Ground.SHARED, "runs that no machine can hold"),
    BODIES(BigBodies::new, Ground.SHARED, "bodies of 30 MB, half of them broken off", 500),
    PICTURES(HugePictures::new, Ground.SHARED, "sixty pictures of 40 megapixels a request, by a read token", 500),
    SILENT(SilentConnections::new, Ground.SHARED, "1,100 connections that say nothing, 500 that drip headers", 500),
    SLOW(SlowBodies::new, Ground.SHARED, "300 bodies that come a byte at a time", 500),
    POSTS(NamelessPosts::new, Ground.SHARED, "50 equal and 50 different runs without a name, at once"),
    EXCESS(ExcessiveJson::new, Ground.SHARED, "unknown keys, thousands of settings, deep and long JSON, by every verb"),
    MALFORMED(MalformedRequests::new, Ground.SHARED, "malformed requests, up to 20,000"),
    LISTINGS(ListingStorm::new, Ground.SHARED, "300 readers of events, and listings as fast as they are answered"),
    UNREAD(UnreadAnswers::new, Ground.SHARED, "streams and long answers that are never read", 500),
    LOAD(EventLoad::new, Ground.SHARED, "300 readers of events and 200 requests/s"),
    DAMAGE(DamageToFiles::new, Ground.SHARED, "damaged files of a run that rests"),
    DISK(FullDisk::new, Ground.SHARED, "no more room for files"),
    PHASES(StoppedPhases::new, Ground.SHARED, "runs that are stopped in each of their phases"),
    KILL(KilledAmidCommands::new, Ground.SHARED, "SIGKILL in the middle of commands"),
    TERM(TerminatedAmidRequests::new, Ground.SHARED, "SIGTERM while requests are under way"),
    HEAP(BigBodies::new, Ground.LITTLE_HEAP, "bodies of 30 MB at a heap of 192 MB"),
    CRASH(CrashLoop::new, Ground.ALONE, "a run with which the process dies, again and again"),
    MANY(CrowdOfRuns::new, Ground.OWN, "thousands of runs");

    private final Supplier<Attack> attack;
    private final Ground ground;
    private final String words;
    private final OptionalDouble mostMillis;

    /** Where an attack is mounted. */
    public enum Ground {
        /** On the service of all others, beside a run. */
        SHARED,
        /** On a service of its own, beside a run. */
        OWN,
        /** On a service of its own with little memory, beside a run. */
        LITTLE_HEAP,
        /** On a service of its own, with no other run and no client. */
        ALONE
    }

    AttackKind(Supplier<Attack> attack, Ground ground, String words) {
        this(attack, ground, words, OptionalDouble.empty());
    }

    AttackKind(Supplier<Attack> attack, Ground ground, String words, double mostMillis) {
        this(attack, ground, words, OptionalDouble.of(mostMillis));
    }

    AttackKind(Supplier<Attack> attack, Ground ground, String words, OptionalDouble mostMillis) {
        this.attack = attack;
        this.ground = ground;
        this.words = words;
        this.mostMillis = mostMillis;
    }

    public Attack attack() {
        return attack.get();
    }

    public Ground ground() {
        return ground;
    }

    /** What it is. */
    public String words() {
        return words;
    }

    /** What 99 of 100 answers to a harmless client may take while it is under way; empty: it is not bounded. */
    public OptionalDouble mostMillis() {
        return mostMillis;
    }

    /** As on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
