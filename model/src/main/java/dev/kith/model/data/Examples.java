package dev.kith.model.data;

/** A numbered list of examples. Implementations are immutable and may be read by many threads. */
public interface Examples {
    /** How many there are. */
    int size();

    /**
     * Decodes one.
     *
     * @throws BrokenExampleException if its bytes cannot be decoded
     */
    Image image(int index);

    /** The true class, or −1 where nobody knows it. Only the labelled part of it may reach training. */
    int truth(int index);

    /** The name a person knows it by: a path inside the folder or archive, or a number. */
    String id(int index);
}
