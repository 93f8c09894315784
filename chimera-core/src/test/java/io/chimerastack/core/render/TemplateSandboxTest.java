package io.chimerastack.core.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.render.TemplateSandbox.TemplateFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateSandboxTest {
  private static final RenderLimits LIMITS =
      new RenderLimits(100_000, 200_000, Duration.ofSeconds(2));
  private static final FolderTemplates PROTOTYPE = FolderTemplates.prototype();
  private static final Map<String, Object> MODEL =
      Map.of(
          "project",
          Map.of("name", "blog", "identifier", "blog"),
          "services",
          List.of(Map.of("id", "app", "title", "PHP"), Map.of("id", "database", "title", "MySQL")),
          "port",
          8080,
          "flag",
          true);

  @Test
  void givenSquareBrackets_whenRendering_thenOnlyTheyAreTags() {
    String text = "[=project.name] ${DB_PASSWORD} #{x} <#if x> {{ y }} $uri [ok] [1, 2]\n";
    assertThat(rendered(text))
        .isEqualTo("blog ${DB_PASSWORD} #{x} <#if x> {{ y }} $uri [ok] [1, 2]\n");
  }

  @Test
  void givenNumbersAndBooleans_whenRendering_thenTheyPrintPlain() {
    assertThat(rendered("[=port] [=port * 1000] [=flag] [=1.5]"))
        .isEqualTo("8080 8080000 true 1.5");
  }

  @Test
  void givenDirectivesOnLinesOfTheirOwn_whenRendering_thenTheyLeaveNoBlankLines() {
    assertThat(
            rendered("a:\n[#list services as s]\n  - [=s.id]\n[/#list]\n[#if flag]\nb\n[/#if]\n"))
        .isEqualTo("a:\n  - app\n  - database\nb\n");
  }

  @Test
  void givenWindowsLineEndsAndByteOrderMark_whenRendering_thenLinesEndPlain() {
    assertThat(rendered("\uFEFFa\r\n[=project.name]\r\n")).isEqualTo("a\nblog\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"${7*7}", "[=1+1]", "$(id)", "<b onmouseover=x>", "a\nb: c", "[#if x]", "`id`"})
  void givenHostileValue_whenRendering_thenItIsNeverEvaluated(String value) {
    Map<String, Object> model = Map.of("project", Map.of("name", value));
    assertThat(rendered(Map.of("x.ftl", "[=project.name]"), "x.ftl", model)).isEqualTo(value);
  }

  @Test
  void givenHtmlOrSvg_whenRendering_thenValuesAreEscaped() {
    Map<String, Object> model = Map.of("name", "<b onmouseover=\"x\">");
    for (String path : List.of("files/index.html.ftl", "files/graph.svg.ftl")) {
      assertThat(rendered(Map.of(path, "<i>[=name]</i>"), path, model))
          .isEqualTo("<i>&lt;b onmouseover=&quot;x&quot;&gt;</i>");
    }
    assertThat(rendered(Map.of("a.js.ftl", "[=name]"), "a.js.ftl", model))
        .isEqualTo("<b onmouseover=\"x\">");
  }

  @Test
  void givenUndefinedName_whenRendering_thenSaysPlaceAndNearestName() {
    Problem problem = problem("a\n  [=project.nmae]");
    assertThat(problem.where()).isEqualTo("base/test/x.ftl:2:5");
    assertThat(problem.what()).isEqualTo("'project.nmae' is not defined");
    assertThat(problem.fix()).startsWith("nearest: name; ");
  }

  @Test
  void givenUndefinedRoot_whenRendering_thenSaysNearestRoot() {
    assertThat(problem("[=projekt.name]").fix()).startsWith("nearest: project; ");
  }

  @Test
  void givenUndefinedNameOfLoopVariable_whenRendering_thenSaysNearestName() {
    assertThat(problem("[#list services as s][=s.tilte][/#list]").fix())
        .startsWith("nearest: title; ");
  }

  @Test
  void givenUndefinedNameFarFromAll_whenRendering_thenListsWhatThereIs() {
    assertThat(problem("[=project.zzzzzzz]").fix()).startsWith("'project' has: identifier, name; ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[#if x]", "[=", "[=a b]", "[#list]x[/#list]", "[#nosuch]", "[/#if]"})
  void givenMalformedTemplate_whenRendering_thenSaysWhere(String text) {
    Problem problem = problem("\n" + text);
    assertThat(problem.where()).matches("base/test/x\\.ftl:\\d+:\\d+");
    assertThat(problem.what()).startsWith("the template is not well-formed: ").doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[=\"freemarker.template.utility.Execute\"?new()(\"id\")]",
        "[=\"freemarker.template.utility.ObjectConstructor\"?new()(\"java.io.File\", \"/\")]",
        "[=\"freemarker.template.utility.JythonRuntime\"?new()]",
        "[=project?api.getClass()]",
        "[=services?api.size()]",
        "[=project.class]",
        "[=project.getClass()]",
        "[=project.name.bytes]",
        "[=project.name.getClass()]",
        "[#assign x=\"freemarker.template.utility.Execute\"?interpret][@x/][=x?new()]"
      })
  void givenAttemptToReachJava_whenRendering_thenFails(String text) {
    assertThat(problem(text).where()).startsWith("base/test/x.ftl:1:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/passwd",
        "../other/secret.txt",
        "sub/../../other/secret.txt",
        "/../secret.txt",
        "file:///etc/passwd",
        "classpath:META-INF/MANIFEST.MF",
        "*/secret.txt",
        "..\\\\secret.txt",
        "template.xyz",
        "//etc/passwd"
      })
  void givenIncludeFromOutside_whenRendering_thenRefused(String name) {
    for (String tag :
        List.of(
            "[#include \"" + name + "\"]",
            "[#include \"" + name + "\" parse=false]",
            "[#import \"" + name + "\" as x]",
            "[#assign t = .get_optional_template(\"" + name + "\")][@t.include/]")) {
      assertThat(problem(tag).where()).startsWith("base/test/x.ftl:1:");
    }
  }

  @Test
  void givenIncludeOfOwnFile_whenRendering_thenItIsRendered() {
    Map<String, String> files =
        Map.of(
            "files/a/page.ftl",
            "[#include \"/partials/head.ftl\"][#include \"near.ftl\"][#import \"/partials/m.ftl\" as m][@m.hi/]",
            "partials/head.ftl",
            "head [=project.name];",
            "files/a/near.ftl",
            "near;",
            "partials/m.ftl",
            "[#macro hi]macro[/#macro]");
    assertThat(rendered(files, "files/a/page.ftl", MODEL)).isEqualTo("head blog;near;macro");
  }

  @Test
  void givenUndefinedNameInInclude_whenRendering_thenSaysThatFile() {
    TemplateFailure failure =
        failure(Map.of("x.ftl", "[#include \"y.ftl\"]", "y.ftl", "\n[=zzz]"), "x.ftl");
    assertThat(failure.problem().where()).isEqualTo("base/test/y.ftl:2:3");
    failure = failure(Map.of("x.ftl", "[#include \"y.ftl\"]", "y.ftl", "\n[#if"), "x.ftl");
    assertThat(failure.problem().where()).startsWith("base/test/y.ftl:2:");
  }

  @Test
  void givenMisspeltInclude_whenRendering_thenSaysNearestFile() {
    TemplateFailure failure =
        failure(Map.of("x.ftl", "[#include \"haed.ftl\"]", "head.ftl", ""), "x.ftl");
    assertThat(failure.problem().fix()).isEqualTo("nearest: head.ftl");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[#list 1..1000000000 as i]x[/#list]",
        "[#list 1.. as i][#if i < 0]x[/#if][/#list]",
        "[#attempt][#list 1.. as i][#assign x = i][/#list][#recover]caught[/#attempt]",
        "[#macro m][@m/][/#macro][@m/]",
        "[#function f x][#return f(x + 1)][/#function][=f(1)]",
        "[#include \"x.ftl\"]",
        "[#list 1..100000 as i]xxxxxxxxxxxxxxxxxxxx[/#list]",
        "[#attempt][#list 1..100000 as i]xxxxxxxxxxxxxxxxxxxx[/#list][#recover]caught[/#attempt]"
      })
  void givenRunawayTemplate_whenRendering_thenEndsWithProblem(String text) {
    assertThat(problem(text).where()).startsWith("base/test/x.ftl");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[=(1..)?filter(i -> i < 0)?first]",
        "[#if \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\"?matches(\"((a+)+)+\")]x[/#if]"
      })
  void givenEndlessExpression_whenWatched_thenEndsWithProblem(String text) {
    assertThatThrownBy(
            () ->
                Watchdog.run(
                    progress -> {
                      try {
                        return sandbox(Map.of("x.ftl", text), progress).render("x.ftl", MODEL);
                      } catch (TemplateFailure e) {
                        throw new RenderException(List.of(e.problem()));
                      }
                    },
                    Duration.ofMillis(500)))
        .isInstanceOf(RenderException.class)
        .hasMessageContaining("base/test/x.ftl: the template does not end");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[=.now]",
        "[=.now?long]",
        "[=.now?string(\"yyyy\")]",
        "[=.now?iso_utc]",
        "[=. [#-- x --] now?long]",
        "[#if flag && .now?long > 1]x[/#if]",
        "[#list 1..2 as i][#assign x = .now][/#list]",
        "[@m x=.now /]",
        "[=\"[=.now?long]\"]",
        "[=\"\\x5b=.now?long]\"]",
        "[=\"[=.\\nnow?long]\"]",
        "[=\"[=.\\x6eow?long]\"]",
        "[=\"[=\\\"[=.\\\\x6eow?long]\\\"]\"]",
        "[=(\".n\" + \"ow?long\")?eval]",
        "[=\"x\"? eval]",
        "[#assign x=\"[=\"+\".n\"+\"ow]\"][@x?interpret/]"
      })
  void givenClock_whenRendering_thenRefusedWithPlace(String text) {
    Problem problem = problem("a\n" + text);
    assertThat(problem.what()).containsAnyOf("asks for the time", "evaluates text", "hides an");
    assertThat(problem.where()).matches("base/test/x\\.ftl:2:\\d+");
    assertThat(problem.fix()).contains("templates have no clock");
  }

  @Test
  void givenClockInIncludeOrCondition_whenRendering_thenRefused() {
    TemplateFailure failure =
        failure(Map.of("x.ftl", "[#include \"y.ftl\"]", "y.ftl", "\n[=.now?long]"), "x.ftl");
    assertThat(failure.problem().where()).isEqualTo("base/test/y.ftl:2:4");
    assertThatThrownBy(
            () -> sandbox(Map.of(), place -> {}).test(".now?long > 1", "template.yaml", MODEL))
        .isInstanceOf(TemplateFailure.class)
        .hasMessageContaining("asks for the time")
        .hasMessageContaining("template.yaml:1:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Date.now() . now .now {} a?eval \"x\" .now",
        "[#-- .now ?eval --]",
        "[#noparse][=.now][/#noparse]",
        "[=\"it is .now\"] \\x [=r\"[=.now]\"]",
        "[#assign now = 1][=now]"
      })
  void givenTextThatOnlyNamesTheClock_whenRendering_thenItIsText(String text) {
    assertThat(rendered(text)).doesNotContain("[#assign");
  }

  @Test
  void givenNumberWhereConditionIsExpected_whenRendering_thenMessageIsOneLine() {
    Problem problem = problem("[#if port]x[/#if]");
    assertThat(problem.what()).contains("boolean").doesNotContain("\n").doesNotContain("----");
    assertThat(problem.where()).isEqualTo("base/test/x.ftl:1:6");
  }

  @Test
  void givenInvalidUtf8_whenRendering_thenSaysSo() {
    TemplateFolder folder = folder(Map.of());
    TemplateFolder binary =
        new TemplateFolder() {
          @Override
          public String location(String path) {
            return folder.location(path);
          }

          @Override
          public SortedSet<String> paths() {
            return new TreeSet<>(List.of("x.ftl"));
          }

          @Override
          public byte[] read(String path) {
            return new byte[] {(byte) 0xff, (byte) 0xfe, 0};
          }
        };
    TemplateSandbox sandbox = new TemplateSandbox(PROTOTYPE, binary, LIMITS, place -> {});
    assertThatThrownBy(() -> sandbox.render("x.ftl", MODEL)).hasMessageContaining("not UTF-8");
  }

  @Test
  void givenConditions_whenTesting_thenTheyAreEvaluatedInTheSandbox() throws TemplateFailure {
    TemplateSandbox sandbox = sandbox(Map.of(), place -> {});
    assertThat(sandbox.test("!(uses??)", "template.yaml", MODEL)).isTrue();
    assertThat(sandbox.test("project.name == \"other\"", "template.yaml", MODEL)).isFalse();
    for (String bad : List.of("port", "nosuch", "true)]x[/#if][#if (true", "\"x\"?new()", "")) {
      assertThatThrownBy(() -> sandbox.test(bad, "template.yaml", MODEL))
          .isInstanceOf(TemplateFailure.class)
          .hasMessageContaining("template.yaml");
    }
  }

  private static String rendered(String text) {
    return rendered(Map.of("x.ftl", text), "x.ftl", MODEL);
  }

  private static String rendered(
      Map<String, String> files, String path, Map<String, Object> model) {
    try {
      return sandbox(files, place -> {}).render(path, model);
    } catch (TemplateFailure e) {
      throw new AssertionError(e);
    }
  }

  private static Problem problem(String text) {
    return failure(Map.of("x.ftl", text), "x.ftl").problem();
  }

  private static TemplateFailure failure(Map<String, String> files, String path) {
    try {
      String text = sandbox(files, place -> {}).render(path, MODEL);
      throw new AssertionError("rendered: " + text);
    } catch (TemplateFailure e) {
      return e;
    }
  }

  private static TemplateSandbox sandbox(
      Map<String, String> files, java.util.function.Consumer<String> progress) {
    return new TemplateSandbox(PROTOTYPE, folder(files), LIMITS, progress);
  }

  private static TemplateFolder folder(Map<String, String> files) {
    SortedMap<String, String> sorted = new TreeMap<>(files);
    return new TemplateFolder() {
      @Override
      public String location(String path) {
        return "base/test/" + path;
      }

      @Override
      public SortedSet<String> paths() {
        return new TreeSet<>(sorted.keySet());
      }

      @Override
      public byte[] read(String path) {
        return sorted.get(path).getBytes(StandardCharsets.UTF_8);
      }
    };
  }
}
