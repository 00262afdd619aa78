package dev.leat.conformance;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps every arrow between packages pointing one way: down the list in {@link Arrows}. */
class ArchitectureTest {

  private static final Pattern VAGUE_NAME =
      Pattern.compile(".*(Impl|Utils?|Helper|Manager|Base)|Abstract.*");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(ArchitectureTest::isShipped)
          .importPackages("dev.leat");

  private final Arrows arrows = Arrows.ofLeat();

  @Test
  void findsTheClassesItJudges() {
    assertThat(CLASSES.contain("dev.leat.cli.Main")).as("the command was imported").isTrue();
    assertThat(CLASSES).as("the library was imported").hasSizeGreaterThan(10);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices()
        .matching("(dev.leat..)")
        .should()
        .beFreeOfCycles()
        .because(
            "a package is understood by itself only if nothing below it knows it."
                + " Move what both need into the lower package, or let the upper one pass it in")
        .check(CLASSES);
  }

  @Test
  void everyPackageHasItsPlace() {
    List<String> unknown =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .distinct()
            .filter(name -> !arrows.knows(name))
            .sorted()
            .toList();
    assertThat(unknown)
        .as("packages without a line in Arrows: say there what each may use, lowest packages last")
        .isEmpty();
  }

  @Test
  void arrowsPointDown() {
    assertThat(CLASSES.stream().flatMap(this::wrongArrows).distinct().sorted().toList())
        .as(
            "uses that no arrow allows. Move what is used into a package below both, pass it in as"
                + " a parameter or an interface of the lower package, or, if the arrow is right and"
                + " makes no cycle, add it to Arrows")
        .isEmpty();
  }

  @Test
  void namesSayWhatAClassIs() {
    List<String> vague =
        CLASSES.stream()
            .filter(type -> VAGUE_NAME.matcher(type.getSimpleName()).matches())
            .map(JavaClass::getName)
            .sorted()
            .toList();
    assertThat(vague)
        .as(
            "names ending in Impl, Util, Helper, Manager or Base, or starting with Abstract: name"
                + " what the class is or does (SortOperator, CsvScanner)")
        .isEmpty();
  }

  private Stream<String> wrongArrows(JavaClass from) {
    return from.getDirectDependenciesFromSelf().stream()
        .filter(use -> use.getTargetClass().getPackageName().startsWith("dev.leat"))
        .filter(use -> !arrows.allow(from.getPackageName(), targetPackage(use)))
        .map(use -> from.getName() + " uses " + targetName(use) + "; " + allowedFrom(from));
  }

  private String allowedFrom(JavaClass from) {
    String allowed = arrows.from(from.getPackageName()).stream().collect(joining(", "));
    return from.getPackageName() + " may use " + (allowed.isEmpty() ? "no other" : allowed);
  }

  private static String targetName(Dependency use) {
    return use.getTargetClass().getBaseComponentType().getName();
  }

  private static String targetPackage(Dependency use) {
    return use.getTargetClass().getBaseComponentType().getPackageName();
  }

  private static boolean isShipped(Location location) {
    return !location.contains("/conformance/") && !location.contains("/bench/");
  }
}
