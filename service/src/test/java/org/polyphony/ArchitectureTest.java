package org.polyphony;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the table of packages in {@code docs/architecture.md}. */
class ArchitectureTest {
  private static final int LINES_AT_MOST = 400;

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.polyphony");

  static List<String> features() {
    return Features.inOrder();
  }

  @ParameterizedTest
  @MethodSource("features")
  void usesOnlyTheFeaturesAboveItInTheTable(String feature) {
    Set<String> usable = Features.mayUse().get(feature);
    String[] allowed =
        Stream.concat(
                Stream.of(packages(feature), packages("i18n")), usable.stream().map(this::packages))
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(packages(feature))
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.polyphony..").and(resideOutsideOfPackages(allowed)))
        .allowEmptyShould(true)
        .check(PRODUCT);
  }

  @Test
  void everyPackageIsInTheTable() {
    Set<String> known = Set.copyOf(Features.inOrder());
    assertThat(PRODUCT)
        .allSatisfy(
            type -> {
              String[] parts = type.getPackageName().split("\\.");
              if (parts.length > 2 && !parts[2].equals("i18n")) {
                assertThat(known).contains(parts[2]);
              }
            });
  }

  @Test
  void hasNoCycles() {
    slices().matching("org.polyphony.(*)..").should().beFreeOfCycles().check(PRODUCT);
  }

  @Test
  void knowsOnlyTheModulesOfFeaturesInTheApplication() {
    classes()
        .that()
        .resideInAPackage("org.polyphony")
        .should()
        .bePackagePrivate()
        .orShould()
        .haveSimpleName("PolyphonyApplication")
        .orShould()
        .haveSimpleName("PolyphonyConfiguration")
        .check(PRODUCT);
  }

  @Test
  void asksIcuOnlyInI18n() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.polyphony.i18n..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.ibm.icu..")
        .check(PRODUCT);
  }

  @Test
  void asksTheCarrierOnlyInTelephony() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.polyphony.telephony.twilio..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.twilio..")
        .check(PRODUCT);
  }

  @Test
  void touchesNoDatabaseInResources() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Resource")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.jdbi..")
        .check(PRODUCT);
  }

  @Test
  void asksTheWallClockNowhereButInThePlatform() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.polyphony.platform..")
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(java.time.ZonedDateTime.class, "now")
        .orShould()
        .callMethod(java.time.LocalDateTime.class, "now")
        .orShould()
        .callMethod(java.time.Clock.class, "systemUTC")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(PRODUCT);
  }

  @Test
  void opensTheDatabaseOnlyInThePlatform() {
    noClasses()
        .that()
        .resideInAPackage("org.polyphony.*..")
        .and()
        .resideOutsideOfPackage("org.polyphony.platform..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "org\\.polyphony\\.platform\\.(ServerAddress|DatabaseServer|Schema|Changelog|OwnerOnly)")
        .check(PRODUCT);
  }

  @Test
  void namesNothingForWhatItIsNot() {
    assertThat(PRODUCT)
        .extracting(JavaClass::getSimpleName)
        .noneMatch(name -> name.matches(".*(Manager|Helper|Utils?|Impl)$"));
  }

  @Test
  void keepsEachFileToOneIdea() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      assertThat(files.filter(ArchitectureTest::isSource))
          .allSatisfy(
              file -> assertThat(lines(file)).as("%s", file).isLessThanOrEqualTo(LINES_AT_MOST));
    }
  }

  private String packages(String feature) {
    return "org.polyphony." + feature + "..";
  }

  private static boolean isSource(Path file) {
    return file.toString().matches(".*\\.(java|jte|js|css)");
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
