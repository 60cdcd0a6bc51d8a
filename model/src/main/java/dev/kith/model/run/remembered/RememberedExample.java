package dev.kith.model.run.remembered;

import java.util.Optional;

/**
 * One example as a run saw it.
 *
 * @param label name of its class, where it was known; of an unlabelled example training was not shown it
 */
public record RememberedExample(String id, ExamplePart part, Optional<String> label) {}
