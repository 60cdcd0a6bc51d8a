package dev.kith.tests.browser;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** The gallery of pseudo-labels, and the place where pictures are dropped. */
final class Evidence {
    private static final int SIDE = 48;

    private final Page page;

    Evidence(Page page) {
        this.page = page;
    }

    /** How many examples are shown. */
    long cards() {
        return page.<Long>script("return document.querySelectorAll('.gallery .evidence').length");
    }

    /** How many neighbours are shown that fit a selector of attributes. */
    long neighbors(String selector) {
        return page.<Long>script(
                "return document.querySelectorAll(arguments[0]).length", ".gallery .neighbors li" + selector);
    }

    /** How many pictures have arrived. */
    long picturesSeen() {
        return page.<Long>script(
                "return [...document.querySelectorAll('.gallery img')].filter((image) => image.naturalWidth > 0).length");
    }

    /** How many could not be loaded. */
    long brokenPictures() {
        return page.<Long>script("return document.querySelectorAll('.gallery img.missing').length");
    }

    /** A picture that no run has seen, as PNG. */
    static byte[] disc() {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.ORANGE);
        graphics.fillOval(SIDE / 4, SIDE / 4, SIDE / 2, SIDE / 2);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Lets a picture go above the page, as a hand with a mouse does. */
    void drop(byte[] png) {
        page.script("""
                const bytes = Uint8Array.from(atob(arguments[0]), (character) => character.charCodeAt(0));
                const dataTransfer = new DataTransfer();
                dataTransfer.items.add(new File([bytes], 'mine.png', { type: 'image/png' }));
                document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
                return true;
                """, Base64.getEncoder().encodeToString(png));
    }
}
