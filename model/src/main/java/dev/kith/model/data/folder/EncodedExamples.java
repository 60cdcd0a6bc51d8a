package dev.kith.model.data.folder;

import static dev.kith.config.Text.format;

import dev.kith.config.DataSettings;
import dev.kith.model.data.BrokenExampleException;
import dev.kith.model.data.CachedExamples;
import dev.kith.model.data.DataException;
import dev.kith.model.data.Examples;
import dev.kith.model.data.Image;
import dev.kith.model.data.picture.ImageDecoder;
import java.io.IOException;
import java.util.List;

/** Examples that are kept encoded and decoded whenever they are asked for. */
public final class EncodedExamples implements Examples {

    /**
     * One image file.
     *
     * @param truth its class, or −1
     */
    public record Entry(StoredFile file, int truth) {}

    private final List<Entry> entries;
    private final ImageDecoder decoder;

    public EncodedExamples(List<Entry> entries, ImageDecoder decoder) {
        this.entries = List.copyOf(entries);
        this.decoder = decoder;
    }

    /** Keeps decoded images in memory; they are decoded to at most twice the size that training looks at. */
    public static Examples cached(List<Entry> entries, DataSettings settings) {
        ImageDecoder decoder = new ImageDecoder(2 * settings.imageSize());
        return new CachedExamples(new EncodedExamples(entries, decoder), CachedExamples.defaultLimit());
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public Image image(int index) {
        StoredFile file = entries.get(index).file();
        byte[] encoded;
        try {
            encoded = file.content().read();
        } catch (IOException e) {
            throw new BrokenExampleException(file.id(), "cannot be read: " + DataException.reason(e));
        } catch (OutOfMemoryError e) { // of this file alone
            throw new BrokenExampleException(
                    file.id(),
                    format(
                            "memory does not suffice to read its %d MB: make it smaller, or give Java more memory"
                                    + " (-Xmx)",
                            file.content().size() >> 20));
        }
        return decoder.decode(file.id(), encoded);
    }

    @Override
    public int truth(int index) {
        return entries.get(index).truth();
    }

    @Override
    public String id(int index) {
        return entries.get(index).file().id();
    }
}
