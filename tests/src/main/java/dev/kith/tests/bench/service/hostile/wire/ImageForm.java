package dev.kith.tests.bench.service.hostile.wire;

import static dev.kith.config.Text.format;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;

/** Bodies that ask about pictures. */
public final class ImageForm {
    private static final String BOUNDARY = "hostile";

    /** The header that goes with {@link #of}. */
    public static final String TYPE = "Content-Type: multipart/form-data; boundary=" + BOUNDARY;

    private ImageForm() {}

    /** A form with one picture, again and again. */
    public static byte[] of(byte[] image, int times) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            form.writeBytes(
                    ascii("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\n"
                            + "Content-Type: image/png\r\n\r\n"));
            form.writeBytes(image);
            form.writeBytes(ascii("\r\n"));
        }
        form.writeBytes(ascii("--" + BOUNDARY + "--\r\n"));
        return form.toByteArray();
    }

    /** The same as JSON. */
    public static byte[] json(byte[] image, int times) {
        String text = "\"" + Base64.getEncoder().encodeToString(image) + "\"";
        return ascii("{\"images\": [" + String.join(",", Collections.nCopies(times, text)) + "]}");
    }

    /** A question that any service answers: what a run says of one small picture. */
    public static RawRequest question(String run) {
        return RawRequest.json(
                "POST",
                format("/v1/runs/%s/predict", run),
                new String(json(FlatPng.of(16, 16), 1), StandardCharsets.US_ASCII));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
