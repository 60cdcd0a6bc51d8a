package dev.kith.model.evidence;

import java.util.OptionalLong;

/**
 * A labelled example that voted.
 *
 * @param id its name
 * @param label its class
 * @param similarity cosine, −1 … 1
 * @param ageSteps steps since it was embedded; empty where all were embedded together
 */
public record Voter(String id, String label, double similarity, OptionalLong ageSteps) {}
