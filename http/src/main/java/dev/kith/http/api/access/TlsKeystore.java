package dev.kith.http.api.access;

import static dev.kith.config.Text.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Collections;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The certificate that the service shows, and its key: a PKCS #12 file. */
public final class TlsKeystore {

    private TlsKeystore() {}

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException if it is not there, is no such file, has no key, or the password is wrong
     */
    public static SSLContext read(Path file, String password) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(file + ": no such keystore");
        }
        try (InputStream stored = Files.newInputStream(file)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(stored, password.toCharArray());
            requireKey(keys, file);
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, password.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (IOException e) {
            String why = e.getCause() instanceof UnrecoverableKeyException
                    ? "the password is wrong"
                    : "not a PKCS #12 keystore: " + e.getMessage();
            throw new IllegalArgumentException(file + ": " + why, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(format("%s cannot be used: %s", file, e.getMessage()), e);
        }
    }

    private static void requireKey(KeyStore keys, Path file) throws GeneralSecurityException {
        for (String alias : Collections.list(keys.aliases())) {
            if (keys.isKeyEntry(alias)) {
                return;
            }
        }
        throw new IllegalArgumentException(file + " has no private key");
    }
}
