package io.chimerastack.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.chimerastack.core.check.PlaceholderLeaks.Leak;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholderLeaksTest {
  private static List<Leak> in(String path, String text, String... defined) {
    return PlaceholderLeaks.in(Map.of(path, text), Map.of("docker-compose.yml", Set.of(defined)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image: mysql:[=versions.mysql]",
        "[= name ]",
        "[#if uses.database??]",
        "[#else]",
        "[#elseif a]",
        "[/#if]",
        "[#list services as s]x",
        "[/#list]",
        "[#assign",
        "[#noautoesc]",
        "[#-- a comment --]",
        "[@card title='x' /]",
        "[@card]",
        "[/@card]",
        "<p>{{ project.name }}</p>",
        "{{service.id}}",
        "{{- versions.php }}",
        "password: CHANGEME",
        "password: CHANGE_ME",
        "# TODO write this",
        "// FIXME"
      })
  void givenALeak_whenLooking_thenItIsFoundOnItsLine(String line) {
    assertThat(in("a/b.txt", "first\n" + line + "\nlast\n"))
        .singleElement()
        .satisfies(leak -> assertThat(leak.toString()).startsWith("a/b.txt:2: un"));
  }

  @Test
  void givenALeftoverTemplate_whenLooking_thenItIsFound() {
    assertThat(in("proxy/nginx.conf.ftl", "server {}\n"))
        .containsExactly(new Leak("proxy/nginx.conf.ftl", 0, "a template was left over", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if [[ $a == b ]]; then echo ${list[@]} ${#list[@]} ${map[key]}; fi",
        "[ \"$a\" = b ] && exit; [[ -n $x && $y =~ ^[a-z]+$ ]]",
        "expr \"$x\" : '[[=a=]]*'",
        "case $x in [#]*) ;; esac",
        "const a = [...b, c[0], d['e']]; f([() => 1])",
        "a[i]=b[j]; x[#] = 1; x[# a] = 2",
        "[tool.poetry.dependencies]",
        "[[package]]",
        "list = [\"#if\", '@scope/name']",
        "see [the docs](https://example.com), [#12](x), [@someone](https://example.com), [^1]",
        "- [ ] open, - [x] done",
        "<a :class=\"[a, b]\">{{ message }}</a> {{ user.project }} {% if a %}",
        "class=\"bg-[#fade00] text-[#abc] [&>li]:mt-2 [@media(hover:hover)]:flex\"",
        "<div [@slide]=\"open\" [value]=\"x\" (click)=\"y()\">",
        "a[href^='#'], a[data-x=y] {}",
        "location ~ \\.php$ { set $x $uri; return 301 https://$host$request_uri; }",
        "{{ range .Services }} {{ .Name }}",
        "todo: buy milk; toDo(); TODOS",
        "echo $((1 + 2)) ${VAR:-x} $(id) $$"
      })
  void givenTheFilesOwnLanguage_whenLooking_thenNothingIsFound(String line) {
    assertThat(in("a/b.txt", line + "\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "a: ${NOSUCH}, NOSUCH",
    "a: $NOSUCH, NOSUCH",
    "a: ${NOSUCH:?say so}, NOSUCH",
    "a: ${NOSUCH?}, NOSUCH",
    "a: ${WEB_PORT}:${NOSUCH}, NOSUCH",
    "a: ${WEB_PORT:-${NOSUCH}}, NOSUCH",
    "a: $$$NOSUCH, NOSUCH"
  })
  void givenAnUndefinedVariable_whenInAComposeFile_thenItIsFound(String line, String name) {
    assertThat(in("docker-compose.yml", line, "WEB_PORT"))
        .extracting(Leak::toString)
        .containsExactly("docker-compose.yml:1: the variable '" + name + "' is defined nowhere");
    assertThat(in("start.sh", line)).as("only Compose files are read by Compose").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: ${WEB_PORT}",
        "a: ${WEB_PORT:?say so}",
        "a: $WEB_PORT",
        "a: $$NOSUCH $${NOSUCH}",
        "a: ${NOSUCH:-80}",
        "a: ${NOSUCH-80}",
        "a: ${NOSUCH:+80}",
        "  # ${NOSUCH}",
        "a: $5 and $"
      })
  void givenWhatComposeCanResolve_whenLooking_thenNothingIsFound(String line) {
    assertThat(in("docker-compose.yml", line, "WEB_PORT")).isEmpty();
  }

  @Test
  void givenSeveralLeaks_whenLooking_thenAllAreFoundInOrder() {
    Map<String, String> texts = Map.of("b", "ok\n[=x]\n[#if y]", "a", "TODO [=z]\n");

    assertThat(PlaceholderLeaks.in(texts, Map.of()))
        .extracting(Leak::where)
        .containsExactly("a:1", "a:1", "b:2", "b:3");
  }
}
