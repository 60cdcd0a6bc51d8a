package dev.kith.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kith.tests.support.Kith;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** What a browser has to complain of: errors and warnings of the console, refused by policy or not; requests to elsewhere. */
final class Complaints {
    private final ChromeDriver driver;
    private final String address;

    /** @param address where everything is asked for, without a slash at the end */
    Complaints(ChromeDriver driver, String address) {
        this.driver = driver;
        this.address = address;
    }

    /** Fails if there is anything new. */
    void assertNone() {
        assertThat(console()).isEmpty();
        assertThat(elsewhere()).isEmpty();
    }

    /** Fails if there is anything new but notices of answers that did not come, while the service was away. */
    void assertNoneButLostConnections() {
        assertThat(console()).allSatisfy(line -> assertThat(line).contains(address, "net::ERR_"));
        assertThat(elsewhere()).isEmpty();
    }

    /** Lines of the console since it was last asked. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Addresses outside of the service that were asked for since it was last asked. */
    List<String> elsewhere() {
        List<String> found = new ArrayList<>();
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode message = Kith.json(entry.getMessage()).path("message");
            if (message.path("method").asText().equals("Network.requestWillBeSent")) {
                String url = message.at("/params/request/url").asText();
                if (!url.startsWith(address + "/") && !url.startsWith("blob:" + address + "/")) {
                    found.add(url);
                }
            }
        }
        return found;
    }
}
