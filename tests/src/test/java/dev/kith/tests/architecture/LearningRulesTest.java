package dev.kith.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import akka.actor.typed.Behavior;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;

/** The order inside model and actors. */
@AnalyzeClasses(packages = "dev.kith", importOptions = DoNotIncludeTests.class)
final class LearningRulesTest {

    /** What a trainer is asked for and gives back; whoever saves or measures cuts needs no more of a run. */
    private static final Set<String> TRAINING_CONTRACT = Set.of(
            "Cut",
            "CutSchedule",
            "RunServices",
            "Trainer",
            "TrainingEnd",
            "PipelineReport",
            "TrainingFailedException",
            "Versions");

    /** Native memory is owned where arrays are computed with; files, data, augmentation and runs see buffers. */
    @ArchTest
    static final ArchRule tensorsStayWhereTheyAreComputedWith = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.kith.model.engine..",
                    "dev.kith.model.network..",
                    "dev.kith.model.loss..",
                    "dev.kith.model.optimizer..",
                    "dev.kith.model.method..",
                    "dev.kith.model.neighbor..",
                    "dev.kith.model.evaluation..",
                    "dev.kith.model.trace..",
                    "dev.kith.tests..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl..");

    /** DJL's gradient collector is one a process, and its trainer and layers do not fit: see {@code engine}. */
    @ArchTest
    static final ArchRule gradientsAreRecordedInOnePlace =
            noClasses().should().dependOnClassesThat().haveNameMatching("ai\\.djl\\.(training|nn)\\..*");

    @ArchTest
    static final ArchRule packagesOfModelHaveNoCycles =
            slices().assignedFrom(new ModelPackages()).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesOfConfigHaveNoCycles =
            slices().matching("dev.kith.config.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesOfActorsHaveNoCycles =
            slices().matching("dev.kith.actors.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesOfHttpHaveNoCycles =
            slices().matching("dev.kith.http.(*)..").should().beFreeOfCycles();

    /** What an actor tells itself is private: others see the protobuf type that it hears. */
    @ArchTest
    static final ArchRule actorsHearProtobuf = methods()
            .that()
            .arePublic()
            .and()
            .areStatic()
            .and()
            .haveName("create")
            .and()
            .areDeclaredInClassesThat()
            .resideInAPackage("dev.kith.actors..")
            .and()
            .haveRawReturnType(Behavior.class)
            .should(new ArchCondition<>("return the behavior of a protobuf message") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean narrow = method.getReturnType() instanceof JavaParameterizedType type
                            && type.getActualTypeArguments()
                                    .get(0)
                                    .toErasure()
                                    .getPackageName()
                                    .equals("dev.kith.protocol.wire");
                    events.add(new SimpleConditionEvent(
                            method, narrow, method.getFullName() + " returns " + method.getReturnType()));
                }
            });

    /** A private record of an actor is nobody else's message. */
    @ArchTest
    static final ArchRule actorsKeepTheirNotesToThemselves = noClasses()
            .that()
            .resideInAPackage("dev.kith.actors..")
            .and(new DescribedPredicate<>("are records inside an actor") {
                @Override
                public boolean test(JavaClass type) {
                    return type.isRecord()
                            && type.getEnclosingClass()
                                    .filter(outer -> outer.isAssignableTo("akka.actor.typed.javadsl.AbstractBehavior"))
                                    .isPresent();
                }
            })
            .should()
            .haveModifier(JavaModifier.PUBLIC);

    /** Packages of model; of {@code run}, the training contract is a part of its own, below checkpoints and evaluation. */
    private static final class ModelPackages implements SliceAssignment {
        private static final String MODEL = "dev.kith.model.";

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String name = type.getPackageName();
            if (!name.startsWith(MODEL)) {
                return SliceIdentifier.ignore();
            }
            String slice = name.substring(MODEL.length());
            String outermost = type.getName().substring(name.length() + 1).replaceFirst("\\$.*", "");
            return slice.equals("run") && TRAINING_CONTRACT.contains(outermost)
                    ? SliceIdentifier.of("run (training contract)")
                    : SliceIdentifier.of(slice);
        }

        @Override
        public String getDescription() {
            return "packages of model";
        }
    }
}
