package dev.kith.http.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/**
 * Handlers of the signals that ask a process to end, until closed. A shutdown hook would not do: it runs beside everything
 * else that is being torn down, and the JVM ignores a second Ctrl-C while it waits for one. {@code sun.misc.Signal} is the
 * supported way, but the compiler cannot be told so; it is called by reflection. Without it signals keep their usual effect.
 */
public final class Signals implements AutoCloseable {
    private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

    private final List<Runnable> undo = new ArrayList<>();

    /** @param handler called on a thread of the JVM for each signal */
    public Signals(Runnable handler) {
        for (String name : NAMES) {
            try {
                install(name, handler);
            } catch (ReflectiveOperationException unsupported) {
                // This Java has no such class, the platform no such signal, or the user has kept it from Java with
                // -Xrs.
            }
        }
    }

    private void install(String name, Runnable handler) throws ReflectiveOperationException {
        Class<?> signalType = Class.forName("sun.misc.Signal");
        Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
        Method handle = signalType.getMethod("handle", signalType, handlerType);
        Object signal = signalType.getConstructor(String.class).newInstance(name);
        InvocationHandler call = (proxy, method, arguments) -> switch (method.getName()) {
            case "handle" -> {
                handler.run();
                yield null;
            }
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> arguments != null && proxy == arguments[0];
            default -> "handler of signal " + name;
        };
        Object ours = Proxy.newProxyInstance(handlerType.getClassLoader(), new Class<?>[] {handlerType}, call);
        Object previous = handle.invoke(null, signal, ours);
        undo.add(() -> {
            try {
                handle.invoke(null, signal, previous);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("could not give back the signal " + name, e);
            }
        });
    }

    @Override
    public void close() {
        undo.forEach(Runnable::run);
    }
}
