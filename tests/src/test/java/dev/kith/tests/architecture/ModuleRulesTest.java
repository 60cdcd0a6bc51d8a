package dev.kith.tests.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Modules know each other in one direction: protocol and config know nobody, tests are known by nobody. */
@AnalyzeClasses(packages = "dev.kith", importOptions = DoNotIncludeTests.class)
final class ModuleRulesTest {
    private static final String PROTOCOL = "dev.kith.protocol..";
    private static final String CONFIG = "dev.kith.config..";
    private static final String MODEL = "dev.kith.model..";
    private static final String ACTORS = "dev.kith.actors..";
    private static final String HTTP = "dev.kith.http..";
    private static final String TESTS = "dev.kith.tests..";
    private static final String AKKA = "akka..";
    private static final String DJL = "ai.djl..";

    @ArchTest
    static final ArchRule everyClassHasAModule =
            classes().should().resideInAnyPackage(PROTOCOL, CONFIG, MODEL, ACTORS, HTTP, TESTS);

    @ArchTest
    static final ArchRule protocolKnowsNoOtherModule =
            noClasses().that().resideInAPackage(PROTOCOL).should().dependOnClassesThat(modulesBut(PROTOCOL));

    @ArchTest
    static final ArchRule protocolKnowsNoTensors =
            noClasses().that().resideInAPackage(PROTOCOL).should().dependOnClassesThat(resideInAPackage(DJL));

    @ArchTest
    static final ArchRule configKnowsNoOtherModule =
            noClasses().that().resideInAPackage(CONFIG).should().dependOnClassesThat(modulesBut(CONFIG));

    @ArchTest
    static final ArchRule configKnowsNeitherActorsNorTensors =
            noClasses().that().resideInAPackage(CONFIG).should().dependOnClassesThat(resideInAnyPackage(AKKA, DJL));

    @ArchTest
    static final ArchRule modelKnowsConfigAndProtocol = noClasses()
            .that()
            .resideInAPackage(MODEL)
            .should()
            .dependOnClassesThat(modulesBut(MODEL, CONFIG, PROTOCOL));

    /** A model can be used without any message: of the protocol it may know only how tensors are written. */
    @ArchTest
    static final ArchRule modelKnowsOfTheProtocolOnlyTensors = noClasses()
            .that()
            .resideInAPackage(MODEL)
            .should()
            .dependOnClassesThat(resideInAPackage(PROTOCOL)
                    .and(JavaClass.Predicates.simpleNameStartingWith("Tensor").negate()));

    @ArchTest
    static final ArchRule modelKnowsNoActors =
            noClasses().that().resideInAPackage(MODEL).should().dependOnClassesThat(resideInAPackage(AKKA));

    @ArchTest
    static final ArchRule actorsKnowNoFrontDoor =
            noClasses().that().resideInAPackage(ACTORS).should().dependOnClassesThat(resideInAnyPackage(HTTP, TESTS));

    /** Actors host the nodes of a plan, whatever they compute: a new method, loss or data set touches none of them. */
    @ArchTest
    static final ArchRule actorsKnowNoMathematics = noClasses()
            .that()
            .resideInAPackage(ACTORS)
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    DJL,
                    "dev.kith.model.augmentation..",
                    "dev.kith.model.data..",
                    "dev.kith.model.evaluation..",
                    "dev.kith.model.loss..",
                    "dev.kith.model.network..",
                    "dev.kith.model.optimizer..",
                    "dev.kith.model.random.."));

    /**
     * The front door prepares, starts and reads runs, and hands a plan from its method to a trainer; how something is
     * learned is nothing it could take part in. Of augmentation it knows the normalisation, which it undoes to show a view.
     */
    @ArchTest
    static final ArchRule frontDoorLearnsNothing = noClasses()
            .that()
            .resideInAPackage(HTTP)
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            DJL,
                            "dev.kith.model.augmentation..",
                            "dev.kith.model.loss..",
                            "dev.kith.model.neighbor..",
                            "dev.kith.model.network..",
                            "dev.kith.model.optimizer..",
                            "dev.kith.model.random..")
                    .and(JavaClass.Predicates.simpleName("Normalization").negate()));

    /** What happens to runs is decided without HTTP, and without the command line. */
    @ArchTest
    static final ArchRule serviceKnowsNoHttp = noClasses()
            .that()
            .resideInAPackage("dev.kith.http.service..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("akka.http..", "dev.kith.http.api..", "dev.kith.http.cli.."));

    /** What a client needs of the service is its addresses and records. */
    @ArchTest
    static final ArchRule clientKnowsNeitherServersNorTheCommandLine = noClasses()
            .that()
            .resideInAPackage("dev.kith.http.client..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(AKKA, "dev.kith.http.cli.."));

    @ArchTest
    static final ArchRule nobodyKnowsTests =
            noClasses().that().resideOutsideOfPackage(TESTS).should().dependOnClassesThat(resideInAPackage(TESTS));

    private static DescribedPredicate<JavaClass> modulesBut(String... known) {
        return resideInAPackage("dev.kith..").and(resideInAnyPackage(known).negate());
    }
}
