package dev.kith.http.report;

import static dev.kith.config.Text.format;

/** Numbers as a person reads them, the same in every locale. */
public final class Figures {

    private Figures() {}

    /** A share, 0 … 1, as {@code 84.5 %}. */
    public static String percent(double share) {
        return format("%.1f %%", 100 * share);
    }

    /** A number with so many decimals. */
    @SuppressWarnings("FormatStringAnnotation") // the template is made of a number
    public static String decimal(double value, int decimals) {
        return format("%." + decimals + "f", value);
    }

    /** A count with its thousands apart: {@code 60,000}. */
    public static String count(long value) {
        return format("%,d", value);
    }

    /** Minutes and seconds, {@code 1:02}, with hours where needed, {@code 1:02:03}. */
    public static String duration(double seconds) {
        long whole = Math.round(seconds);
        long hours = whole / 3600;
        long minutes = whole / 60 % 60;
        return hours > 0 ? format("%d:%02d:%02d", hours, minutes, whole % 60) : format("%d:%02d", minutes, whole % 60);
    }

    /** Memory in decimal units: {@code 1.4 GB}, below a gigabyte {@code 640 MB}. */
    public static String memory(long bytes) {
        double megabytes = bytes / 1e6;
        return Math.round(megabytes) < 1000 ? format("%.0f MB", megabytes) : format("%.1f GB", megabytes / 1000);
    }

    /** A number with its noun: {@code 1 step}, {@code 1,200 steps}. */
    public static String counted(long value, String noun) {
        return count(value) + " " + noun + (value == 1 ? "" : "s");
    }
}
