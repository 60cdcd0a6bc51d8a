package dev.kith.config.hocon;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used, with everything that is wrong with it. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final List<Problem> problems;

    /** @param problems at least one */
    public ConfigurationException(List<Problem> problems) {
        super(describe(problems));
        this.problems = List.copyOf(problems);
    }

    /** A single problem that shows only when the data are known. */
    public ConfigurationException(Problem problem) {
        this(List.of(problem));
    }

    /** All of them, in the order of the layers and, inside one, of the keys; never empty. */
    public List<Problem> problems() {
        return problems;
    }

    private static String describe(List<Problem> problems) {
        String title = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
        return problems.stream()
                .map(problem -> "\n  " + problem.message())
                .collect(Collectors.joining("", title + " in the configuration:", ""));
    }
}
