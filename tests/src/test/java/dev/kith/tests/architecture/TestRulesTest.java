package dev.kith.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** What the tests of this module do not do. */
@AnalyzeClasses(packages = "dev.kith.tests")
final class TestRulesTest {

    @ArchTest
    static final ArchRule testsAreOfJUnit5 = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.junit", "org.junit.rules..", "org.junit.runner..", "junit..", "org.scalatest..");

    /** A test that waits by the clock fails on a slow machine or wastes a fast one. */
    @ArchTest
    static final ArchRule testsDoNotSleep = noClasses().should().callMethod(Thread.class, "sleep", long.class);

    /** Not even by a dependency of a dependency: JUnit would pick the old engine up without a word. */
    @Test
    void junit4IsNotOnTheClassPath() {
        assertThat(TestRulesTest.class.getClassLoader().getResource("org/junit/Assert.class"))
                .isNull();
    }
}
