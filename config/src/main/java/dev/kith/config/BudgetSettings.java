package dev.kith.config;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * When the run ends: exactly one of them is set.
 *
 * @param epochs passes over the unlabelled pool
 * @param minutes wall time; the schedule then follows the clock
 */
public record BudgetSettings(OptionalLong steps, OptionalDouble epochs, OptionalDouble minutes) {}
