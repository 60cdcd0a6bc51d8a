package dev.kith.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.text.Collator;
import java.text.Format;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collections;
import java.util.Formatter;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** What no code of the product does. */
@AnalyzeClasses(packages = "dev.kith", importOptions = DoNotIncludeTests.class)
final class CodeRulesTest {

    /** Every choice comes from a stream keyed by what it is for; any other source would depend on scheduling. */
    @ArchTest
    static final ArchRule randomnessIsCounterBased = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.util\\.(.*Random|random\\..*)")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(StrictMath.class, "random")
            .orShould()
            .callMethod(Collections.class, "shuffle", List.class);

    /**
     * What machines read, and what a directory is called, is alike under every locale. {@code Text.format} does it;
     * numbers in a template that follows the locale are written in Arabic digits where that is the user's.
     */
    @ArchTest
    static final ArchRule nothingFollowsTheLocale = noClasses()
            .should()
            .callMethod(String.class, "formatted", Object[].class)
            .orShould()
            .callMethod(String.class, "format", String.class, Object[].class)
            .orShould()
            .callMethod(String.class, "toLowerCase")
            .orShould()
            .callMethod(String.class, "toUpperCase")
            .orShould()
            .callMethod(PrintStream.class, "printf", String.class, Object[].class)
            .orShould()
            .callMethod(PrintStream.class, "format", String.class, Object[].class)
            .orShould()
            .callMethod(PrintWriter.class, "printf", String.class, Object[].class)
            .orShould()
            .callMethod(PrintWriter.class, "format", String.class, Object[].class)
            .orShould()
            .callConstructor(Formatter.class)
            .orShould()
            .callConstructor(Formatter.class, Appendable.class)
            .orShould()
            .callMethod(DateTimeFormatter.class, "ofPattern", String.class)
            .orShould()
            .callMethod(DateTimeFormatter.class, "ofLocalizedDate", FormatStyle.class)
            .orShould()
            .callMethod(DateTimeFormatter.class, "ofLocalizedDateTime", FormatStyle.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Format.class)
            .orShould()
            .callMethod(Collator.class, "getInstance");

    /** Who writes is handed a stream; the benchmarks and soak programs of tests are programs of their own. */
    @ArchTest
    static final ArchRule nobodyWritesToTheConsoleByHimself =
            noClasses().that().resideOutsideOfPackage("dev.kith.tests..").should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule oneLogger = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    /** A library that ends the process takes the decision from whoever uses it. */
    @ArchTest
    static final ArchRule onlyTheFrontDoorEndsTheProcess = noClasses()
            .that()
            .resideOutsideOfPackages("dev.kith.http..", "dev.kith.tests..")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class);

    /** Waiting for time to pass hides what is waited for. */
    @ArchTest
    static final ArchRule nobodySleeps = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class, int.class);

    @ArchTest
    static final ArchRule everyPackageSaysWhatMayBeNull = classes()
            .that()
            .resideOutsideOfPackage("dev.kith.protocol.wire..")
            .should(new ArchCondition<>("be in a package marked @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                    events.add(new SimpleConditionEvent(type, marked, type.getName() + ": its package is not marked"));
                }
            });
}
