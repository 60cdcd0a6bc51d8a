package dev.kith.model.neighbor;

/**
 * One labelled neighbour that voted.
 *
 * @param id example id
 * @param label its label
 * @param similarity cosine, −1 … 1
 * @param ageSteps steps since it was embedded; −1 where that has no meaning
 */
public record Neighbor(long id, int label, float similarity, long ageSteps) {}
