package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chimerastack.core.problem.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every class of mistake in a pack is told apart from the others, and its place is found. */
class BrokenPackTest {
  private static final String MANIFEST = TemplatePack.MANIFEST;
  private static final String STACK = TemplatePack.STACK_MANIFEST;
  private static final String COMPOSE = TemplatePack.COMPOSE;
  private static final String PAGE = TemplatePack.FILES + "page.txt.ftl";
  private static final String HEALTHY = "    healthcheck: {test: \"true\"}\n";

  @TempDir Path root;
  private CliRun.Machine machine;
  private TemplatePack pack;

  @BeforeEach
  void makePack() {
    machine = CliRun.Machine.in(root).made();
    pack = TemplatePack.in(root.resolve("work/pack"));
  }

  private CliRun validate(String... options) {
    return machine.run(
        Stream.concat(Stream.of("template", "validate", "pack"), Stream.of(options))
            .toArray(String[]::new));
  }

  /** A mistake: its class, where it is told, and how it is made. */
  private static Arguments mistake(Rule rule, String where, Consumer<TemplatePack> mistake) {
    return Arguments.of(rule, where, mistake);
  }

  private static Arguments manifest(Rule rule, String place, String more) {
    return mistake(
        rule, MANIFEST + place, pack -> pack.with(MANIFEST, TemplatePack.SOUND_MANIFEST + more));
  }

  private static Arguments manifest(Rule rule, String place, String from, String to) {
    return mistake(
        rule,
        MANIFEST + place,
        pack -> pack.with(MANIFEST, TemplatePack.SOUND_MANIFEST.replace(from, to)));
  }

  private static Arguments template(Rule rule, String place, String text) {
    return mistake(rule, PAGE + place, pack -> pack.with(PAGE, text));
  }

  private static Arguments compose(Rule rule, String place, String service) {
    return mistake(
        rule, COMPOSE + place, pack -> pack.with(COMPOSE, "services:\n  tiny:\n" + service));
  }

  private static Arguments stack(Rule rule, String place, String from, String to) {
    return mistake(
        rule, STACK + place, pack -> pack.with(STACK, text(pack, STACK).replace(from, to)));
  }

  private static String text(TemplatePack pack, String path) {
    try {
      return Files.readString(pack.root().resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void bytes(TemplatePack pack, String path, byte[] bytes) {
    try {
      Path file = pack.with(path, "").root().resolve(path);
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void link(TemplatePack pack, String path, Path target) {
    try {
      Path link = pack.root().resolve(path);
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
            ofFiles(),
            ofYaml(),
            ofManifests(),
            ofTemplates(),
            ofTheProject(),
            ofCompose(),
            ofServices())
        .flatMap(mistakes -> mistakes);
  }

  private static Stream<Arguments> ofFiles() {
    return Stream.of(
        mistake(
            Rule.FILE_NAME,
            TemplatePack.FILES + "a:b.txt",
            pack -> pack.with(TemplatePack.FILES + "a:b.txt", "x\n")),
        mistake(
            Rule.FILE_NAME,
            TemplatePack.FILES + "nul.txt",
            pack -> pack.with(TemplatePack.FILES + "nul.txt", "x\n")),
        mistake(
            Rule.FILE_NAME_CASE,
            TemplatePack.FILES + "readme",
            pack ->
                pack.with(TemplatePack.FILES + "README", "x\n")
                    .with(TemplatePack.FILES + "readme", "x\n")),
        mistake(
            Rule.FILE_LINK,
            TemplatePack.FILES + "passwd",
            pack -> link(pack, TemplatePack.FILES + "passwd", Path.of("/etc/passwd"))),
        mistake(
            Rule.FILE_LINK,
            TemplatePack.FILES + "gone",
            pack -> link(pack, TemplatePack.FILES + "gone", Path.of("nowhere"))),
        mistake(
            Rule.FILE_ENCODING,
            PAGE,
            pack -> bytes(pack, PAGE, "caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1))),
        mistake(
            Rule.SCRIPT_LINE_ENDS,
            TemplatePack.FILES + "start.sh:1",
            pack -> pack.with(TemplatePack.FILES + "start.sh", "#!/bin/sh\r\nexit 0\r\n")),
        mistake(
            Rule.LINE_ENDS,
            TemplatePack.FILES + "notes.txt:1",
            pack -> pack.with(TemplatePack.FILES + "notes.txt", "one\r\ntwo\r\n")),
        mistake(
            Rule.STRAY_FILE,
            "base/extra/notes.txt",
            pack -> pack.with("base/extra/notes.txt", "x\n")),
        mistake(
            Rule.FOLDER_NAME,
            "base/extra/Tiny_2",
            pack -> pack.with("base/extra/Tiny_2/template.yaml", TemplatePack.SOUND_MANIFEST)),
        mistake(
            Rule.MANIFEST_MISSING,
            "base/extra/other",
            pack -> pack.with("base/extra/other/files/x.txt", "x\n")),
        mistake(
            Rule.ID_TAKEN,
            "base/backend/php/template.yaml",
            pack -> pack.with("base/backend/php/template.yaml", TemplatePack.SOUND_MANIFEST)));
  }

  private static Stream<Arguments> ofYaml() {
    return Stream.of(
        manifest(Rule.YAML_SYNTAX, ":8:1", "ports: [\n"),
        manifest(Rule.YAML_DUPLICATE_KEY, ":7:1", "title: Again\n"),
        manifest(Rule.YAML_LIMITS, ":7:9", "routes: !!set {a, b}\n"));
  }

  private static Stream<Arguments> ofManifests() {
    return Stream.of(
        manifest(Rule.UNKNOWN_KEY, ":7:1", "porst: []\n"),
        manifest(Rule.MISSING_KEY, ":1:1", "title: Tiny\n", ""),
        manifest(Rule.MISSING_KEY, ":8:5", "routes:\n  - {path: /, http: 80, single_page: true}\n"),
        manifest(
            Rule.GIVEN_TWICE,
            ":9:12",
            "routes:\n  - {path: /, http: 80}\n  - {path: /, http: 81}\n"),
        manifest(Rule.WRONG_TYPE, ":3:8", "title: Tiny", "title: [Tiny]"),
        manifest(Rule.WRONG_VALUE, ":2:10", "version: 1.0.0", "version: one"),
        manifest(
            Rule.GIVEN_TWICE,
            ":9:18",
            "provides:\n  - {capability: extra/a}\n  - {capability: extra/a}\n"),
        stack(Rule.UNKNOWN_COMPONENT, ":6:14", "[extra/tiny]", "[extra/tinny]"),
        stack(
            Rule.UNKNOWN_NAME,
            ":9:12",
            "components: [extra/tiny]",
            """
            components: [extra/tiny]
            variants:
              axis: size
              default: large
              choices:
                small: {title: Small, components: [database/mysql]}"""),
        manifest(
            Rule.UNKNOWN_PORT_RANGE,
            ":8:49",
            "ports:\n  - {container: 80, variable: TINY_PORT, range: extra/tiny, purpose: web}\n"),
        manifest(
            Rule.SECRET_VALUE,
            ":8:5",
            "variables:\n  - {name: A_KEY, secret: true, value: x, comment: c}\n"),
        manifest(
            Rule.SECRET_VALUE,
            ":8:34",
            "variables:\n  - {name: TINY_PASSWORD, value: hunter2, comment: c}\n"),
        mistake(
            Rule.SECRET_VALUE,
            TemplatePack.FILES + "key.pem:1:1",
            pack ->
                pack.with(
                    TemplatePack.FILES + "key.pem",
                    "-----BEGIN " + "RSA PRIVATE KEY-----\nMIIE\n")));
  }

  private static Stream<Arguments> ofTemplates() {
    return Stream.of(
        template(Rule.TEMPLATE_SYNTAX, ":2:", "one\n[#if project.name]\n"),
        template(Rule.TEMPLATE_UNDEFINED, ":3:3", "one\ntwo\n[=project.nam]\n"),
        template(Rule.TEMPLATE_OUTSIDE, ":2:1", "one\n[#include \"../../../../secret.txt\"]\n"),
        template(Rule.TEMPLATE_OUTSIDE, ":1:1", "[#include \"/nosuch.ftl\"]\n"),
        template(
            Rule.TEMPLATE_FORBIDDEN,
            ":2:",
            "one\n[=\"freemarker.template.utility.Execute\"?new()(\"id\")]\n"),
        template(Rule.TEMPLATE_FORBIDDEN, ":1:", "[=project?api.getClass()]\n"),
        template(Rule.TEMPLATE_FORBIDDEN, ":1:", "[=.now]\n"),
        template(
            Rule.TEMPLATE_LIMITS, "", "[#assign x][#list 1..100000000 as i]a[/#list][/#assign]\n"),
        template(Rule.TEMPLATE_ERROR, ":1:", "[=project]\n"),
        template(Rule.PLACEHOLDER_LEAK, ":2:3", "one\n# TODO finish\n"),
        mistake(
            Rule.PLACEHOLDER_LEAK,
            TemplatePack.FILES + "page.html:2:4",
            pack -> pack.with(TemplatePack.FILES + "page.html", "<p>\n<b>[=project.name]</b>\n")));
  }

  private static Stream<Arguments> ofTheProject() {
    return Stream.of(
        manifest(Rule.POST_COPY_MISSING, ":8:5", "post_copy:\n  - {delete: nosuch.txt}\n"),
        manifest(
            Rule.POST_COPY_COMMAND,
            ":8:5",
            "post_copy:\n  - {command: [touch, trace], when: \"false\"}\n"),
        mistake(
            Rule.PATH_TAKEN,
            TemplatePack.FILES + "page.txt",
            pack -> pack.with(TemplatePack.FILES + "page.txt", "x\n").with(PAGE, "y\n")),
        mistake(
            Rule.PATH_RESERVED,
            "stacks/extra/tiny/files/.env",
            pack -> pack.with("stacks/extra/tiny/files/.env", "A=b\n")));
  }

  private static Stream<Arguments> ofCompose() {
    String image = "    image: busybox:1.37\n";
    return Stream.of(
        mistake(
            Rule.FRAGMENT_MISSING,
            COMPOSE,
            pack -> {
              try {
                Files.delete(pack.root().resolve(COMPOSE));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }),
        mistake(
            Rule.COMPOSE_FRAGMENT,
            COMPOSE + ":2:3",
            pack -> pack.with(COMPOSE, "services:\n  other:\n" + image + HEALTHY)),
        compose(Rule.COMPOSE_FORBIDDEN_KEY, ":5:5", image + HEALTHY + "    privileged: true\n"),
        compose(Rule.COMPOSE_FIXED_NAME, ":5:5", image + HEALTHY + "    container_name: tiny\n"),
        compose(Rule.COMPOSE_FIXED_PORT, ":5:5", image + HEALTHY + "    ports: [\"80:80\"]\n"),
        compose(Rule.COMPOSE_OUTSIDE, ":5:5", image + HEALTHY + "    volumes: [/etc:/host:ro]\n"),
        compose(
            Rule.COMPOSE_PRODUCTION_MOUNT,
            ":5:5",
            image + HEALTHY + "    volumes: [./tiny:/app]\n"),
        compose(
            Rule.COMPOSE_UNKNOWN_VOLUME, ":5:5", image + HEALTHY + "    volumes: [data:/data]\n"),
        compose(Rule.COMPOSE_HEALTHCHECK, "", image),
        compose(Rule.COMPOSE_VARIABLE, ":3:5", "    image: busybox:${TINY_VERSION}\n" + HEALTHY),
        compose(Rule.COMPOSE_DEFINITION, "", HEALTHY),
        compose(
            Rule.SECRET_VALUE,
            ":6:22",
            image + HEALTHY + "    environment:\n      TINY_PASSWORD: hunter2\n"));
  }

  private static Stream<Arguments> ofServices() {
    String uses = "uses:\n  - {name: cache, accepts: [extra/nosuch]}\n";
    String route = "routes:\n  - {path: /, http: 80}\n";
    return Stream.of(
        mistake(
            Rule.REQUIREMENT_MISSING,
            STACK + ":6:13",
            pack -> pack.with(MANIFEST, TemplatePack.SOUND_MANIFEST + uses)),
        mistake(
            Rule.REQUIREMENT_AMBIGUOUS,
            STACK + ":6:13",
            pack ->
                two(pack, "provides: [{capability: extra/cache}]\n")
                    .with(
                        "base/extra/user/template.yaml",
                        TemplatePack.SOUND_MANIFEST.replace("service: tiny", "service: user")
                            + "uses:\n  - {name: cache, accepts: [extra/cache]}\n")
                    .with("base/extra/user/compose.yaml.ftl", text(pack, COMPOSE))
                    .with(
                        STACK,
                        text(pack, STACK).replace("extra/other]", "extra/other, extra/user]"))),
        mistake(
            Rule.ROUTE_TAKEN,
            MANIFEST + ":8:5",
            pack ->
                two(pack, route)
                    .with(
                        MANIFEST,
                        TemplatePack.SOUND_MANIFEST + route + "  - {path: /tiny/, http: 80}\n")),
        manifest(Rule.ROUTE_MISSING, "", "provides: [{capability: http/tiny}]\n"),
        mistake(
            Rule.SERVICES_CONTRADICT,
            MANIFEST + ":6:10",
            pack ->
                two(pack, "").with("base/extra/other/template.yaml", TemplatePack.SOUND_MANIFEST)),
        mistake(
            Rule.UNTESTED,
            "base/extra/lonely/template.yaml",
            pack ->
                pack.with(
                        "base/extra/lonely/template.yaml",
                        TemplatePack.SOUND_MANIFEST.replace("service: tiny", "service: lonely")
                            + uses)
                    .with("base/extra/lonely/compose.yaml.ftl", text(pack, COMPOSE))));
  }

  /** Adds a second component to the stack, and the same lines to the manifests of both. */
  private static TemplatePack two(TemplatePack pack, String more) {
    return pack.with(MANIFEST, TemplatePack.SOUND_MANIFEST + more)
        .with(
            "base/extra/other/template.yaml",
            TemplatePack.SOUND_MANIFEST.replace("service: tiny", "service: other") + more)
        .with("base/extra/other/compose.yaml.ftl", text(pack, COMPOSE))
        .with(STACK, text(pack, STACK).replace("[extra/tiny]", "[extra/tiny, extra/other]"));
  }

  @ParameterizedTest(name = "{0} at {1}")
  @MethodSource("mistakes")
  void givenMistake_whenValidating_thenItsClassAndItsPlaceAreTold(
      Rule rule, String where, Consumer<TemplatePack> mistake) {
    mistake.accept(pack);

    CliRun run = validate();

    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines())
        .as(run.out())
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("pack/" + where)
                    .contains(": " + rule.level().id() + ": ")
                    .endsWith(" [" + rule.id() + "]"));
    assertThat(rules(run)).as(run.out()).containsOnly(rule.id());
    assertThat(run.code()).isEqualTo(rule.level() == Rule.Level.ERROR ? 2 : 0);
  }

  private static Set<String> rules(CliRun run) {
    return Pattern.compile("(?m) \\[([a-z-]+)]$")
        .matcher(run.out())
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toSet());
  }

  @Test
  void givenTheMistakes_whenCounted_thenOnlyWhatNeedsAProjectOrAHugePackIsMissing() {
    Set<Rule> covered = EnumSet.noneOf(Rule.class);
    mistakes().forEach(mistake -> covered.add((Rule) mistake.get()[0]));

    assertThat(EnumSet.complementOf(EnumSet.copyOf(covered)))
        .containsOnly(
            Rule.OTHER,
            Rule.PACK_UNREADABLE,
            Rule.PACK_LIMITS,
            Rule.FILE_KIND,
            Rule.EMPTY_FOLDER,
            Rule.NOT_SETTLED,
            Rule.COMPOSE_INVALID,
            Rule.UNHEALTHY);
  }

  @Test
  void givenManyMistakes_whenValidating_thenAllAreToldAtOnceInTheOrderOfTheFiles() {
    pack.with(MANIFEST, TemplatePack.SOUND_MANIFEST + "porst: []\ntitle: Again\n")
        .with("base/extra/second/template.yaml", "kind: component\n")
        .with("base/extra/notes.txt", "x\n")
        .with(TemplatePack.FILES + "start.sh", "#!/bin/sh\r\n")
        .with(STACK, text(pack, STACK) + "variantz: {}\n");

    String told = validate().out();
    List<String> places =
        told.lines()
            .filter(line -> line.startsWith("pack/"))
            .map(line -> line.substring(0, line.indexOf(": ")))
            .toList();

    assertThat(places).hasSizeGreaterThanOrEqualTo(6).isSortedAccordingTo(String::compareTo);
    assertThat(told)
        .contains(
            "[yaml-duplicate-key]",
            "[missing-key]",
            "[stray-file]",
            "[script-line-ends]",
            "[unknown-key]");
  }

  @Test
  void givenSoundPack_whenValidating_thenNothingIsFound() {
    CliRun run = validate();

    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).isEqualTo("Valid: pack, tried in 1 project\n");
  }
}
