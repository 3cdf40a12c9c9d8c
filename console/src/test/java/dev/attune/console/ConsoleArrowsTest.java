package dev.attune.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The console goes through the front door: it knows neither the rooms behind it nor the proxy. */
@AnalyzeClasses(packages = "dev.attune", importOptions = DoNotIncludeTests.class)
final class ConsoleArrowsTest {

    private static final ArchRule IT_KNOWS_ONLY_THE_FRONT_DOOR = noClasses()
            .that()
            .resideInAPackage("dev.attune.console..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.attune.profile.text..",
                    "dev.attune.profile.recall..",
                    "dev.attune.profile.compose..",
                    "dev.attune.profile.learn..",
                    "dev.attune.profile.policy..",
                    "dev.attune.profile.store..",
                    "dev.attune.proxy..",
                    "io.lettuce..");

    private static final ArchRule ITS_ROOMS_LIE_IN_ONE_ORDER = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("access")
            .definedBy("dev.attune.console.access")
            .layer("page")
            .definedBy("dev.attune.console.page")
            .layer("live")
            .definedBy("dev.attune.console.live")
            .layer("facets")
            .definedBy("dev.attune.console.facets")
            .layer("people")
            .definedBy("dev.attune.console.people")
            .layer("subjects")
            .definedBy(
                    "dev.attune.console.overview",
                    "dev.attune.console.review",
                    "dev.attune.console.imports",
                    "dev.attune.console.keys",
                    "dev.attune.console.audit",
                    "dev.attune.console.policies",
                    "dev.attune.console.own",
                    "dev.attune.console.playground")
            .layer("console")
            .definedBy("dev.attune.console")
            .whereLayer("console")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("subjects")
            .mayOnlyBeAccessedByLayers("console")
            .whereLayer("people")
            .mayOnlyBeAccessedByLayers("subjects", "console")
            .whereLayer("facets")
            .mayOnlyBeAccessedByLayers("people", "subjects", "console")
            .whereLayer("live")
            .mayOnlyBeAccessedByLayers("live", "people", "subjects", "console")
            .whereLayer("page")
            .mayOnlyBeAccessedByLayers("live", "people", "subjects", "console");

    // Methods, for rules that are fields are not run by the build and so never fail.
    @ArchTest
    static void itKnowsOnlyTheFrontDoor(JavaClasses classes) {
        IT_KNOWS_ONLY_THE_FRONT_DOOR.check(classes);
    }

    @ArchTest
    static void itsRoomsLieInOneOrder(JavaClasses classes) {
        ITS_ROOMS_LIE_IN_ONE_ORDER.check(classes);
    }
}
