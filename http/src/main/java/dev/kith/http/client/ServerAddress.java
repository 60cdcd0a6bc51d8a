package dev.kith.http.client;

import static dev.kith.config.Text.format;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a service is, and what opens it.
 *
 * @param uri without a slash at its end
 * @param token never shown
 */
public record ServerAddress(URI uri, Optional<String> token) {
    /** RFC 6750. Anything else could end the header and begin another one. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it is not one; the message shows no secret
     */
    public static ServerAddress of(String url, Optional<String> token) {
        if (token.isPresent() && !TOKEN.matcher(token.get()).matches()) {
            throw new IllegalArgumentException("the token holds characters that no token has");
        }
        URI uri = parse(url.replaceFirst("/+$", ""));
        String scheme = String.valueOf(uri.getScheme());
        if (uri.getUserInfo() != null) {
            throw new IllegalArgumentException("the address of a service holds no name and password");
        }
        if (!(scheme.equals("http") || scheme.equals("https")) || uri.getHost() == null || uri.getRawQuery() != null) {
            throw new IllegalArgumentException(
                    format("%s is no address of a service, such as http://127.0.0.1:8080", url));
        }
        return new ServerAddress(uri, token);
    }

    private static URI parse(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(format("%s is no address: %s", url, e.getReason()), e);
        }
    }

    /** @param path begins with a slash */
    URI resolve(String path) {
        return URI.create(uri + path);
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
