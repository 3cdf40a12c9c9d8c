package dev.attune.proxy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;

/** The proxy goes through the front door: it knows neither the rooms behind it nor the console. */
@AnalyzeClasses(packages = "dev.attune", importOptions = DoNotIncludeTests.class)
final class ProxyArrowsTest {

    @ArchTest
    static void itKnowsOnlyTheFrontDoor(JavaClasses classes) {
        noClasses()
                .that()
                .resideInAPackage("dev.attune.proxy..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.attune.profile.text..",
                        "dev.attune.profile.recall..",
                        "dev.attune.profile.compose..",
                        "dev.attune.profile.learn..",
                        "dev.attune.profile.policy..",
                        "dev.attune.profile.store..",
                        "dev.attune.console..",
                        "io.lettuce..")
                .check(classes);
    }
}
