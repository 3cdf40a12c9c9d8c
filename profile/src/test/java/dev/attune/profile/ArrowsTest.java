package dev.attune.profile;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/** Holds the arrows between the rooms: each may use only those before it. Rules are methods: as fields, surefire runs none of them. */
@AnalyzeClasses(packages = "dev.attune.profile", importOptions = DoNotIncludeTests.class)
final class ArrowsTest {

    private static final String ROOT = "dev.attune.profile";

    @ArchTest
    static void roomsLieInOneOrder(JavaClasses classes) {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("model")
                .definedBy(ROOT + ".model..")
                .layer("text")
                .definedBy(ROOT + ".text..")
                .layer("recall")
                .definedBy(ROOT + ".recall..")
                .layer("traits")
                .definedBy(ROOT + ".traits..")
                .layer("compose")
                .definedBy(ROOT + ".compose..")
                .layer("learn")
                .definedBy(ROOT + ".learn..")
                .layer("policy")
                .definedBy(ROOT + ".policy..")
                .layer("store")
                .definedBy(ROOT + ".store..")
                .whereLayer("store")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("policy")
                .mayOnlyBeAccessedByLayers("store")
                .whereLayer("learn")
                .mayOnlyBeAccessedByLayers("policy", "store")
                .whereLayer("compose")
                .mayOnlyBeAccessedByLayers("learn", "policy", "store")
                .whereLayer("recall")
                .mayOnlyBeAccessedByLayers("compose", "learn", "policy", "store")
                .whereLayer("traits")
                .mayOnlyBeAccessedByLayers("compose", "learn", "policy", "store")
                .whereLayer("text")
                .mayOnlyBeAccessedByLayers("recall", "traits", "compose", "learn", "policy", "store")
                .check(classes);
    }

    @ArchTest
    static void roomsHaveNoCycles(JavaClasses classes) {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(classes);
    }

    @ArchTest
    static void onlyTheStoreSpeaksRedis(JavaClasses classes) {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.lettuce..")
                .check(classes);
    }

    @ArchTest
    static void onlyTheLlmLearnerSpeaksToAModel(JavaClasses classes) {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".learn.llm..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.openai..")
                .check(classes);
    }

    @ArchTest
    static void theModelDoesNoInputOrOutput(JavaClasses classes) {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage(ROOT + ".model..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "com.fasterxml.jackson.databind..")
                .check(classes);
    }

    @ArchTest
    static void thereIsNoHttpInIt(JavaClasses classes) {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "java.net.http..")
                .check(classes);
    }
}
