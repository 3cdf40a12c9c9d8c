package dev.attune.profile;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/** Holds the arrows between the rooms: each may use only those before it. */
@AnalyzeClasses(packages = "dev.attune.profile", importOptions = DoNotIncludeTests.class)
final class ArrowsTest {

    private static final String ROOT = "dev.attune.profile";

    @ArchTest
    static final ArchRule ROOMS_LIE_IN_ONE_ORDER = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("model")
            .definedBy(ROOT + ".model..")
            .layer("text")
            .definedBy(ROOT + ".text..")
            .layer("recall")
            .definedBy(ROOT + ".recall..")
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
            .whereLayer("text")
            .mayOnlyBeAccessedByLayers("recall", "compose", "learn", "policy", "store");

    @ArchTest
    static final ArchRule ROOMS_HAVE_NO_CYCLES =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_STORE_SPEAKS_REDIS = ArchRuleDefinition.noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.lettuce..");

    @ArchTest
    static final ArchRule THE_MODEL_DOES_NO_INPUT_OR_OUTPUT = ArchRuleDefinition.noClasses()
            .that()
            .resideInAPackage(ROOT + ".model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "com.fasterxml.jackson.databind..");

    @ArchTest
    static final ArchRule THERE_IS_NO_HTTP_IN_IT = ArchRuleDefinition.noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "java.net.http..");
}
