package dev.attune.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The console goes through the front door: it knows neither the rooms behind it nor the proxy. */
@AnalyzeClasses(packages = "dev.attune", importOptions = DoNotIncludeTests.class)
final class ConsoleArrowsTest {

    @ArchTest
    static final ArchRule IT_KNOWS_ONLY_THE_FRONT_DOOR = noClasses()
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
}
