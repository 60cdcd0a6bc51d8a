package dev.kith.tests.bench.service.hostile.victim;

/**
 * What a victim is told.
 *
 * @param port of the service, at loopback
 * @param token of control
 * @param run that it asks about
 * @param rate of its learning, as the run has it
 */
record VictimOrder(int port, String token, String run, double rate) {}
