package io.chimerastack.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.chimerastack.core.problem.ChimeraException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * Holds the borders that docs/explanation/architecture.md draws: between modules, between the
 * features of core, around libraries, and around the outside world.
 */
@AnalyzeClasses(packages = "io.chimerastack", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String MODEL = "io.chimerastack.model..";
  private static final String SPI = "io.chimerastack.spi..";
  private static final String CORE = "io.chimerastack.core..";
  private static final String TEMPLATES = "io.chimerastack.templates..";
  private static final String TESTKIT = "io.chimerastack.testkit..";
  private static final String CLI = "io.chimerastack.cli..";

  // ---- modules ----

  @ArchTest
  static final ArchRule PLUGINS_API_DEPENDS_ON_NOTHING =
      classes()
          .that()
          .resideInAnyPackage(MODEL, SPI)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(MODEL, SPI, "java..", "org.jspecify..")
          .because("a plugin must be able to compile against it alone")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule CORE_KNOWS_NO_FRONT_END =
      noClasses()
          .that()
          .resideInAPackage(CORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CLI, TESTKIT, TEMPLATES, "picocli..", "org.jline..", "org.junit..")
          .because("other Java programs embed it");

  @ArchTest
  static final ArchRule TEMPLATES_KNOW_ONLY_THE_PLUGINS_API =
      noClasses()
          .that()
          .resideInAPackage(TEMPLATES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CORE, CLI, TESTKIT)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule CLI_SEES_TEMPLATES_ONLY_AT_RUN_TIME =
      noClasses()
          .that()
          .resideInAPackage(CLI)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(TEMPLATES, TESTKIT)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule NOTHING_DEPENDS_ON_THE_CLI =
      noClasses()
          .that()
          .resideOutsideOfPackage(CLI)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(CLI);

  @ArchTest
  static final ArchRule EACH_PACKAGE_IS_IN_ONE_MODULE = classes().should(new OneModulePerPackage());

  // ---- features of core ----

  @ArchTest
  static final ArchRule FEATURES_FORM_NO_CYCLE =
      slices().matching("io.chimerastack.core.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule DECIDING_KNOWS_NOTHING_OF_THE_OUTSIDE =
      noClasses()
          .that()
          .resideInAnyPackage(
              core("catalog"),
              core("blueprint"),
              core("graph"),
              core("port"),
              core("render"),
              core("compose"),
              core("plan"),
              core("yaml"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(core("docker"), core("deploy"), core("doctor"));

  @ArchTest
  static final ArchRule EVERY_FAMILY_OF_ERRORS_IS_FINAL =
      classes()
          .that()
          .areAssignableTo(ChimeraException.class)
          .and()
          .doNotHaveFullyQualifiedName(ChimeraException.class.getName())
          .should()
          .haveModifier(JavaModifier.FINAL);

  // ---- libraries ----

  @ArchTest static final ArchRule ONLY_GRAPH_SEES_JGRAPHT = hidden("org.jgrapht..", "graph");

  @ArchTest static final ArchRule ONLY_RENDER_SEES_FREEMARKER = hidden("freemarker..", "render");

  @ArchTest static final ArchRule ONLY_YAML_SEES_THE_ENGINE = hidden("org.snakeyaml..", "yaml");

  @ArchTest
  static final ArchRule ONLY_YAML_AND_DOCKER_READ_INTO_TREES =
      noClasses()
          .that()
          .resideOutsideOfPackages(core("yaml"), core("docker"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("tools.jackson.databind..")
          .because("it costs 50 ms at start: fine for what the engine answers, not for create");

  @ArchTest
  static final ArchRule ONLY_YAML_SEES_JACKSONS_YAML = hidden("tools.jackson.dataformat..", "yaml");

  @ArchTest
  static final ArchRule FEW_READ_OR_WRITE_JSON =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              core("yaml"), core("port"), core("docker"), "io.chimerastack.cli.view..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("tools.jackson..");

  @ArchTest
  static final ArchRule ONLY_CATALOG_SEES_THE_SCHEMA_VALIDATOR =
      noClasses()
          .that()
          // check holds generated files against Compose's own schema, and only when asked to
          .resideOutsideOfPackages(core("catalog"), core("check"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.networknt..");

  @ArchTest
  static final ArchRule ONLY_PACK_SEES_THE_ARCHIVE_LIBRARY =
      hidden("org.apache.commons.compress..", "pack");

  @ArchTest static final ArchRule ONLY_PACK_SEES_THE_NETWORK = hidden("java.net.http..", "pack");

  @ArchTest
  static final ArchRule MAKING_PROJECTS_NEEDS_NO_CHECKS =
      noClasses()
          .that()
          .resideInAnyPackage(
              core("catalog"),
              core("blueprint"),
              core("graph"),
              core("port"),
              core("render"),
              core("compose"),
              core("plan"),
              core("project"),
              core("docker"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(core("check"), core("pack"))
          .because("checks and packs are about templates, and must not slow anything else down");

  @ArchTest
  static final ArchRule ONLY_PLAN_SEES_THE_DIFF_LIBRARY = hidden("com.github.difflib..", "plan");

  @ArchTest
  static final ArchRule PUBLIC_SIGNATURES_NAME_ONLY_OUR_TYPES =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage(CORE, MODEL, SPI)
          .and()
          .arePublic()
          .and()
          .areDeclaredInClassesThat()
          .arePublic()
          .should(new OnlyOurTypes());

  // ---- the outside world ----

  @ArchTest
  static final ArchRule LIBRARIES_NEVER_PRINT_OR_EXIT =
      noClasses()
          .that()
          .resideInAnyPackage(CORE, MODEL, SPI, TEMPLATES, TESTKIT)
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .accessField(System.class, "in")
          .orShould()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(System.class, "setOut", java.io.PrintStream.class);

  @ArchTest
  static final ArchRule CORE_IS_GIVEN_ITS_ENVIRONMENT =
      noClasses()
          .that()
          .resideInAnyPackage(CORE, MODEL, SPI)
          .should(
              callMethodWhere(
                  target(owner(nameMatching("java\\.lang\\.System")))
                      .and(
                          target(
                              nameMatching(
                                  "getenv|getProperty|getProperties|currentTimeMillis|lineSeparator")))))
          .orShould(
              callMethodWhere(
                  target(owner(nameMatching("java\\.time\\.(Instant|ZonedDateTime|Local.*)")))
                      .and(target(nameMatching("now")))))
          .orShould(
              callMethodWhere(
                  target(owner(nameMatching("java\\.util\\.UUID|java\\.lang\\.Math")))
                      .and(target(nameMatching("random|randomUUID")))))
          .because("the same blueprint, catalog, ports and secrets give the same bytes");

  @ArchTest
  static final ArchRule CORE_WORKS_ON_ANY_FILE_SYSTEM =
      noClasses()
          .that()
          .resideInAPackage(CORE)
          .should()
          .dependOnClassesThat(
              resideInAPackage("java.io..")
                  .and(describe("are java.io.File and its streams", ArchitectureTest::isFileApi)))
          .orShould()
          .callMethod(Path.class, "toFile")
          .orShould(callMethodWhere(target(owner(is(Path.class))).and(target(nameMatching("of")))))
          .orShould(callMethodWhere(target(owner(is(Paths.class)))))
          .orShould(
              callMethodWhere(
                  target(owner(is(Files.class)))
                      .and(target(nameMatching("createTemp(File|Directory)")))));

  @ArchTest
  static final ArchRule ONLY_DOCKER_AND_DEPLOY_START_PROCESSES =
      noClasses()
          .that()
          .resideInAnyPackage(CORE, MODEL, SPI, TEMPLATES, CLI)
          .and(
              com.tngtech.archunit.base.DescribedPredicate.not(
                  resideInAnyPackage(core("docker"), core("deploy"))))
          .and()
          // shows a page where the user wants to see it: no business of core
          .doNotHaveFullyQualifiedName("io.chimerastack.cli.Browser")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ProcessBuilder.class)
          .orShould(
              callMethodWhere(target(owner(is(Runtime.class))).and(target(nameMatching("exec")))));

  @ArchTest
  static final ArchRule ONLY_PROJECT_PORT_AND_PACK_WRITE_FILES =
      noClasses()
          .that()
          .resideInAnyPackage(CORE, MODEL, SPI, TEMPLATES, CLI)
          .and(
              com.tngtech.archunit.base.DescribedPredicate.not(
                  resideInAnyPackage(core("project"), core("port"), core("pack"))))
          .should(
              callMethodWhere(
                  target(owner(is(Files.class)))
                      .and(
                          target(
                              nameMatching(
                                  "write.*|create.*|move|copy|delete.*|set.*|newOutputStream|newBufferedWriter")))));

  // ---- words ----

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT_A_THING_IS =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Processor")
          .orShould()
          .haveSimpleNameEndingWith("Handler")
          .orShould()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Info")
          .orShould()
          .haveSimpleNameEndingWith("Data")
          .orShould()
          .haveSimpleNameEndingWith("Context")
          .orShould()
          .haveSimpleNameStartingWith("Abstract");

  @ArchTest
  static final ArchRule NULL_IS_DECLARED_EVERYWHERE =
      classes().should(new LiveInNullMarkedPackages());

  private static String core(String feature) {
    return "io.chimerastack.core." + feature + "..";
  }

  private static ArchRule hidden(String library, String feature) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(core(feature))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> is(Class<?> type) {
    return describe("is " + type.getName(), candidate -> candidate.isEquivalentTo(type));
  }

  private static boolean isFileApi(JavaClass type) {
    return Stream.of(
            File.class,
            java.io.FileReader.class,
            java.io.FileWriter.class,
            java.io.FileInputStream.class,
            java.io.FileOutputStream.class,
            java.io.RandomAccessFile.class)
        .anyMatch(type::isEquivalentTo);
  }

  private static final class OneModulePerPackage extends ArchCondition<JavaClass> {
    private final Map<String, String> modules = new TreeMap<>();

    OneModulePerPackage() {
      super("be in a package of one module");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      String module =
          type.getSource()
              .map(source -> source.getUri().toString().replaceFirst("/io/chimerastack/.*", ""))
              .orElse("?");
      String first = modules.computeIfAbsent(type.getPackageName(), name -> module);
      if (!first.equals(module)) {
        events.add(
            SimpleConditionEvent.violated(
                type, type.getName() + " is in " + module + ", its package also in " + first));
      }
    }
  }

  private static final class OnlyOurTypes extends ArchCondition<JavaMethod> {
    OnlyOurTypes() {
      super("name only types of the JDK and ours");
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
      Stream.concat(Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())
          .map(JavaClass::getBaseComponentType)
          .filter(type -> !type.isPrimitive())
          .filter(type -> !type.getName().startsWith("java."))
          .filter(type -> !type.getName().startsWith("io.chimerastack."))
          .forEach(
              type ->
                  events.add(
                      SimpleConditionEvent.violated(
                          method, method.getFullName() + " names " + type.getName())));
    }
  }

  private static final class LiveInNullMarkedPackages extends ArchCondition<JavaClass> {
    LiveInNullMarkedPackages() {
      super("be in a @NullMarked package");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      boolean marked =
          type.getPackage()
              .tryGetPackageInfo()
              .map(info -> info.isAnnotatedWith(NullMarked.class))
              .orElse(false);
      if (!marked) {
        events.add(
            SimpleConditionEvent.violated(
                type, type.getPackageName() + " has no package-info with @NullMarked"));
      }
    }
  }
}
