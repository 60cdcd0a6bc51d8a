package dev.kith.http.api;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What is logged until it is closed, of a level and above, in the place of the usual output. */
final class Logged extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final Appender<ILoggingEvent> usual;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    Logged(Level level) {
        setContext(root.getLoggerContext());
        start();
        usual = root.getAppender("STDERR");
        root.detachAppender(usual);
        root.setLevel(level);
        root.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLevel().isGreaterOrEqual(root.getLevel())) {
            String thrown =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            lines.add("%s %s %s %s"
                    .formatted(event.getLevel(), event.getLoggerName(), event.getFormattedMessage(), thrown));
        }
    }

    List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        root.detachAppender(this);
        root.addAppender(usual);
        root.setLevel(before);
    }
}
