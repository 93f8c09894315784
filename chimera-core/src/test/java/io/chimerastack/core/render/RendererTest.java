package io.chimerastack.core.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chimerastack.core.blueprint.Resolution;
import io.chimerastack.core.compose.ComposeException;
import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.model.ComponentId;
import io.chimerastack.model.Environment;
import io.chimerastack.model.ServiceId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RendererTest {
  private static final Renderer RENDERER =
      new Renderer(new RenderLimits(4 * 1024 * 1024, 1_000_000, Duration.ofSeconds(2)));

  private final SampleCatalog catalog = new SampleCatalog();

  @Test
  void givenStack_whenRendering_thenTreeHasFilesOfAllOwners() {
    Rendering rendering = RENDERER.render(catalog.resolve());
    assertThat(rendering.tree().paths())
        .containsExactly(
            ".env.example",
            ".env.prod.example",
            ".gitignore",
            "STACK.md",
            "dashboard/index.html",
            "docker-compose.prod.yml",
            "docker-compose.yml",
            "proxy/default.conf");
    assertThat(text(rendering, "STACK.md")).isEqualTo("backend/php-web proxy\n");
    assertThat(text(rendering, ".gitignore")).isEqualTo("# my-blog\n.env\n");
    assertThat(text(rendering, "proxy/default.conf"))
        .isEqualTo(
            """
            location /_chimera/ { # files dashboard
            }
            location /api/ { # http backend
            }
            location / { # fastcgi backend
            }
            """);
  }

  @Test
  void givenStack_whenRendering_thenGraphHasDefinitionsOfEachEnvironment() {
    Rendering rendering = RENDERER.render(catalog.resolve());
    var admin = rendering.graph().node(new ServiceId("admin")).orElseThrow();
    assertThat(admin.definition(Environment.DEVELOPMENT))
        .containsEntry("image", "phpmyadmin:database");
    assertThat(admin.definition(Environment.PRODUCTION)).isEmpty();
    assertThat(text(rendering, "docker-compose.prod.yml"))
        .contains("edge:")
        .doesNotContain("admin");
    assertThat(text(rendering, "docker-compose.yml")).contains("admin:").doesNotContain("edge");
    assertThat(rendering.keys().entry("DB_PASSWORD").orElseThrow().secret()).isTrue();
    assertThat(rendering.productionKeys().entry("WEB_PORT")).isEmpty();
  }

  @Test
  void givenFileWithoutSuffix_whenRendering_thenCopiedByteForByte() {
    byte[] binary = {0, (byte) 0xff, '[', '=', 'x', ']', '\r', '\n'};
    catalog.with("base/backend/php/files/logo.png", binary);
    RenderedFile file = file(RENDERER.render(catalog.resolve()), "backend/logo.png");
    assertThat(file.bytes()).isEqualTo(binary);
    assertThat(file.executable()).isFalse();
  }

  @Test
  void givenScript_whenRendering_thenExecutable() {
    catalog.with("base/backend/php/files/run.sh.ftl", "#!/bin/sh\r\necho [=versions.php]\r\n");
    RenderedFile file = file(RENDERER.render(catalog.resolve()), "backend/run.sh");
    assertThat(file.executable()).isTrue();
    assertThat(file.text()).isEqualTo("#!/bin/sh\necho 8.4\n");
  }

  @Test
  void givenSameInput_whenRenderingUnderOtherDefaults_thenSameBytes() {
    catalog.with("base/backend/php/files/n.txt.ftl", "[=1234567.5] [='I'?lower_case] [=true]");
    RenderedTree expected = RENDERER.render(catalog.resolve()).tree();
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      assertThat(
              new Renderer()
                  .render(
                      new SampleCatalog()
                          .with(
                              "base/backend/php/files/n.txt.ftl",
                              "[=1234567.5] [='I'?lower_case] [=true]")
                          .resolve())
                  .tree())
          .isEqualTo(expected);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
    assertThat(expected.file("backend/n.txt").orElseThrow().text()).isEqualTo("1234567.5 i true");
  }

  @Test
  void givenMistakesInManyTemplates_whenRendering_thenAllAreReported() {
    catalog
        .with("base/backend/php/files/a.ftl", "[=project.nmae]")
        .with("base/core/proxy/files/b.ftl", "\n [#if]")
        .with("stacks/backend/php-web/files/c.ftl", "[=nosuch]");
    assertThat(problems(catalog.resolve()))
        .extracting(Problem::where)
        .containsExactly(
            "sample/base/backend/php/files/a.ftl:1:3",
            "sample/base/core/proxy/files/b.ftl:2:3",
            "sample/stacks/backend/php-web/files/c.ftl:1:3");
  }

  @Test
  void givenTwoOwnersOfOnePath_whenRendering_thenNamesBoth() {
    catalog
        .with("base/core/project/files/README.md", "a")
        .with("stacks/backend/php-web/files/README.md", "b");
    Problem problem = problem(catalog.resolve());
    assertThat(problem.what())
        .isEqualTo("component 'core/project' and stack 'backend/php-web' both write 'README.md'");
  }

  @Test
  void givenPathsThatDifferInCase_whenRendering_thenRefused() {
    catalog
        .with("base/core/project/files/Readme.md", "a")
        .with("stacks/backend/php-web/files/README.md", "b");
    assertThat(problem(catalog.resolve()).what()).contains("which differ only in case");
  }

  @Test
  void givenFileAndFolderOfOneName_whenRendering_thenNamesBoth() {
    catalog
        .with("base/core/project/files/docs", "a")
        .with("stacks/backend/php-web/files/docs/x.md", "b");
    assertThat(problem(catalog.resolve()).what())
        .contains("component 'core/project'")
        .contains("stack 'backend/php-web'");
  }

  @Test
  void givenTemplateAndFileOfOneName_whenRendering_thenRefused() {
    catalog.with("base/core/project/files/x.md", "a").with("base/core/project/files/x.md.ftl", "b");
    assertThat(problem(catalog.resolve()).what()).contains("is there twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker-compose.yml",
        "docker-compose.override.yml",
        "compose.yaml",
        "Compose.yml",
        ".env",
        ".env.prod",
        "chimera.yaml",
        "chimera.lock",
        ".chimera/base.zip",
        ".git/config",
        "sub/.git/hooks/post-checkout"
      })
  void givenReservedPath_whenRendering_thenRefused(String path) {
    catalog.with("base/core/project/files/" + path, "x");
    assertThat(problem(catalog.resolve()).what()).contains("reserved");
  }

  @ParameterizedTest
  @ValueSource(strings = {"con.txt", "sub/NUL", "a:b", "a\\b", "x.", " y"})
  void givenPathThatSomeSystemRefuses_whenRendering_thenRefused(String path) {
    catalog.with("base/core/project/files/" + path, "x");
    assertThat(problem(catalog.resolve()).what()).startsWith("the path '" + path + "' of ");
  }

  @Test
  void givenPostCopy_whenRendering_thenDoneInOrder() {
    catalog
        .manifest(
            "backend/php",
            """
            post_copy:
              - {delete: mysql, when: "!(uses.database??)"}
              - {delete: plain, when: "uses.database??"}
              - {rename: {from: gitignore, to: .gitignore}}
              - {rename: {from: mysql, to: database/mysql}}
              - {chmod: {path: bin/tool, mode: "755"}}
              - {command: [npm, install]}
            """)
        .with("base/backend/php/files/mysql/a.sql", "a")
        .with("base/backend/php/files/plain/b.txt", "b")
        .with("base/backend/php/files/gitignore", "c")
        .with("base/backend/php/files/bin/tool", "d");
    Rendering rendering = RENDERER.render(catalog.resolve());
    assertThat(rendering.tree().paths().stream().filter(path -> path.startsWith("backend/")))
        .containsExactly("backend/.gitignore", "backend/bin/tool", "backend/database/mysql/a.sql");
    assertThat(file(rendering, "backend/bin/tool").executable()).isTrue();
    assertThat(rendering.commands())
        .containsExactly(
            new RenderedCommand(
                new ComponentId("backend/php"), "backend", List.of("npm", "install"), true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{delete: ../proxy/default.conf}",
        "{delete: nosuch}",
        "{delete: /etc/passwd}",
        "{rename: {from: a.txt, to: ../a.txt}}",
        "{rename: {from: a.txt, to: /tmp/a.txt}}",
        "{rename: {from: ../proxy/default.conf, to: b}}",
        "{rename: {from: a.txt, to: b.txt}}",
        "{chmod: {path: ../proxy/default.conf, mode: '755'}}",
        "{delete: a.txt, when: 'nosuch'}",
        "{delete: a.txt, when: '1'}",
        "{delete: a.txt, when: '\"freemarker.template.utility.Execute\"?new()(\"id\")'}"
      })
  void givenPostCopyThatReachesOut_whenRendering_thenRefused(String step) {
    catalog
        .manifest("backend/php", "post_copy:\n  - " + step)
        .with("base/backend/php/files/a.txt", "a")
        .with("base/backend/php/files/b.txt", "b");
    ChimeraException failure =
        catchThrowableOfType(ChimeraException.class, () -> RENDERER.render(catalog.resolve()));
    assertThat(failure.problems()).hasSize(1);
    assertThat(failure.problems().get(0).where()).contains("base/backend/php/template.yaml:");
  }

  @Test
  void givenTemplateThatReadsAnotherComponent_whenRendering_thenRefused() {
    catalog.with(
        "base/backend/php/files/x.ftl", "[#include \"../../../core/proxy/template.yaml\"]");
    assertThat(problem(catalog.resolve()).what()).contains("cannot be included");
    catalog.with("base/backend/php/files/x.ftl", "[#include \"/base/core/proxy/template.yaml\"]");
    assertThat(problem(catalog.resolve()).what()).contains("has no file");
  }

  @Test
  void givenEndlessTemplate_whenRendering_thenEndsWithinSeconds() {
    catalog.with("base/backend/php/files/x.ftl", "[=(1..)?filter(i -> i < 0)?first]");
    Problem problem =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(30), () -> problem(catalog.resolve()));
    assertThat(problem.where()).isEqualTo("sample/base/backend/php/files/x.ftl");
    catalog.with("base/backend/php/files/x.ftl", "[#list 1..1000000000 as i]x[/#list]");
    assertThat(problem(catalog.resolve()).where())
        .startsWith("sample/base/backend/php/files/x.ftl");
  }

  @Test
  void givenFragmentWithForbiddenKey_whenRendering_thenSaysLineInTemplate() {
    catalog.with(
        "base/backend/php/compose.yaml.ftl",
        """
        services:
          [=service.id]:
            image: x
            container_name: y
            healthcheck: {test: [CMD, x]}
        """);
    ComposeException failure =
        catchThrowableOfType(ComposeException.class, () -> RENDERER.render(catalog.resolve()));
    assertThat(failure.problems())
        .extracting(Problem::where)
        .containsOnly("sample/base/backend/php/compose.yaml.ftl:4:5");
  }

  @Test
  void givenFragmentThatIsNoYaml_whenRendering_thenSaysWhere() {
    catalog.with(
        "base/backend/php/compose.yaml.ftl", "[#if true]\nservices: {[=service.id]: {\n[/#if]\n");
    assertThat(problems(catalog.resolve()))
        .extracting(Problem::where)
        .allMatch(
            where -> where.startsWith("sample/base/backend/php/compose.yaml.ftl (as rendered):"));
  }

  @Test
  void givenContainerWithoutFragment_whenRendering_thenSaysWhatToWrite() {
    catalog.without("base/database/mysql/compose.yaml.ftl");
    assertThat(problem(catalog.resolve()).what())
        .isEqualTo("component 'database/mysql' has a container, but no compose.yaml.ftl");
  }

  @Test
  void givenFragmentWithoutContainer_whenRendering_thenRefused() {
    catalog.with("base/core/dashboard/compose.yaml.ftl", "services: {dashboard: {}}");
    assertThat(problem(catalog.resolve()).what()).contains("has no container");
  }

  @Test
  void givenProductionDifference_whenRendering_thenEnvironmentIsKnown() {
    catalog
        .with(
            "base/backend/php/compose.yaml.ftl",
            """
            services:
              backend:
                image: x-[=environment]
                volumes: ['./a:/a']
                healthcheck: {test: [CMD, x]}
            """)
        .with(
            "base/backend/php/compose.prod.yaml.ftl",
            "services: {backend: {volumes: null, command: '[=environment]'}}");
    Rendering rendering = RENDERER.render(catalog.resolve());
    assertThat(text(rendering, "docker-compose.yml")).contains("image: x-development");
    assertThat(text(rendering, "docker-compose.prod.yml"))
        .contains("image: x-production")
        .contains("command: production")
        .doesNotContain("./a");
  }

  @Test
  void givenThousandsOfServices_whenRendering_thenTakesSeconds() {
    int count = 3000;
    String[] added = new String[count];
    for (int i = 0; i < count; i++) {
      added[i] = "extra/worker-" + i;
      catalog
          .component(added[i], "role: extra\nservice: worker-" + i)
          .with(
              "base/" + added[i] + "/compose.yaml.ftl",
              "services:\n  [=service.id]:\n    image: x\n    healthcheck: {test: [CMD, x]}\n")
          .with("base/" + added[i] + "/files/x.txt.ftl", "[=project.name]");
    }
    Resolution resolution = catalog.resolve(added);
    Rendering rendering =
        Assertions.assertTimeout(Duration.ofSeconds(60), () -> new Renderer().render(resolution));
    assertThat(rendering.tree().files()).hasSize(count + 8);
  }

  @Test
  void givenRenderer_whenWarmed_thenRendersTheSame() {
    Renderer warmed = new Renderer();
    warmed.warm();
    assertThat(warmed.render(catalog.resolve()).tree())
        .isEqualTo(RENDERER.render(catalog.resolve()).tree());
  }

  private static RenderedFile file(Rendering rendering, String path) {
    return rendering.tree().file(path).orElseThrow();
  }

  private static String text(Rendering rendering, String path) {
    return file(rendering, path).text();
  }

  private static Problem problem(Resolution resolution) {
    List<Problem> problems = problems(resolution);
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }

  private static List<Problem> problems(Resolution resolution) {
    RenderException failure =
        catchThrowableOfType(RenderException.class, () -> RENDERER.render(resolution));
    assertThat(failure).isNotNull();
    return failure.problems();
  }
}
