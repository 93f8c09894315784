package io.chimerastack.core.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chimerastack.core.graph.ServiceDefinition;
import io.chimerastack.core.graph.ServiceGraph;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.yaml.YamlException;
import io.chimerastack.model.Environment;
import io.chimerastack.model.ServiceId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeRulesTest {
  private static final String HEALTHY = "    healthcheck: {test: [CMD, 'true']}\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ports: ['80:80']",
        "container_name: web",
        "depends_on: [database]",
        "networks: [default]",
        "network_mode: host",
        "links: [database]",
        "external_links: [x]",
        "extends: {service: x, file: /etc/passwd}",
        "env_file: .env",
        "label_file: x",
        "volumes_from: [database]",
        "configs: [x]",
        "secrets: [x]",
        "profiles: [x]",
        "devices: ['/dev/sda:/dev/sda']",
        "privileged: true",
        "pid: host",
        "ipc: host",
        "userns_mode: host",
        "pid: 'container:other'",
        "ipc: 'container:other'",
        "ipc: shareable",
        "uts: host",
        "cgroup: host",
        "cgroup_parent: /",
        "network_mode: 'container:other'",
        "network_mode: 'service:database'",
        "use_api_socket: true",
        "provider: {type: /bin/sh}",
        "gpus: all",
        "runtime: runsc",
        "privileged: '${HOST_UID}'",
        "post_start: [{command: id, user: root, privileged: true}]",
        "pre_stop: [{command: id, privileged: true}]",
        "device_cgroup_rules: ['a *:* rwm']",
        "deploy: {resources: {reservations: {devices: [{capabilities: [gpu]}]}}}",
        "logging: {driver: syslog, options: {syslog-address: 'tcp://example.com'}}",
        "develop: {watch: [{path: /etc, action: sync, target: /x}]}",
        "credential_spec: {file: x}",
        "storage_opt: {size: 1G}",
        "isolation: process",
        "models: [x]",
        "oom_score_adj: -1000",
        "blkio_config: {weight: 10}",
        "not_yet_invented: true"
      })
  void givenForbiddenKey_whenComposing_thenSaysKeyAndComponent(String line) {
    Problem problem = developmentProblem(line);
    assertThat(problem.what())
        .startsWith(
            "service 'backend' (backend/php) must not have '"
                + line.substring(0, line.indexOf(':')));
    assertThat(problem.fix()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cap_add: [SYS_ADMIN] | cap_add: SYS_ADMIN",
        "cap_add: [ALL] | cap_add: ALL",
        "cap_add: [CHOWN, cap_sys_ptrace] | cap_add: cap_sys_ptrace",
        "cap_add: ['${HOST_UID}'] | cap_add: ${HOST_UID}",
        "cap_add: NET_ADMIN | cap_add: NET_ADMIN",
        "security_opt: ['seccomp:unconfined'] | security_opt: seccomp:unconfined",
        "security_opt: ['apparmor=unconfined'] | security_opt: apparmor=unconfined",
        "security_opt: ['label:disable'] | security_opt: label:disable",
        "security_opt: ['systempaths=unconfined'] | security_opt: systempaths=unconfined",
        "security_opt: ['no-new-privileges:false'] | security_opt: no-new-privileges:false",
        "build: {context: ., network: host} | build.network",
        "build: {context: ., privileged: true} | build.privileged",
        "build: {context: ., entitlements: [security.insecure]} | build.entitlements",
        "build: {context: ., ssh: [default]} | build.ssh",
        "build: {context: ., secrets: [x]} | build.secrets",
        "build: {context: ., extra_hosts: ['x=1.2.3.4']} | build.extra_hosts",
        "build: {context: ., cache_to: ['type=local,dest=/etc']} | build.cache_to"
      })
  void givenKeyThatReachesFurther_whenComposing_thenRefused(String line, String named) {
    Problem problem = developmentProblem(line);
    assertThat(problem.what())
        .isEqualTo("service 'backend' (backend/php) must not have '" + named + "' in development");
    assertThat(problem.where()).contains("backend");
    assertThat(problem.fix()).contains("possible: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cap_add: [NET_BIND_SERVICE, CHOWN, SETUID, SETGID, DAC_OVERRIDE, FOWNER, KILL]",
        "security_opt: ['no-new-privileges:true']",
        "build: {context: ., dockerfile: Dockerfile, target: dev, args: {A: b}}",
        "x-note: {privileged: true}"
      })
  void givenHarmlessKey_whenComposing_thenAccepted(String line) {
    String fragment = "services:\n  backend:\n    image: x\n    " + line + "\n" + HEALTHY;
    ServiceGraph graph = SampleStack.withBackend(fragment);
    assertThatCode(() -> compose(graph, Environment.DEVELOPMENT)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "driver: local",
        "driver_opts: {type: none, o: bind, device: /}",
        "external: true",
        "name: other_data",
      })
  void givenVolumeOfElsewhere_whenParsing_thenSaysKeyAndPlace(String line) {
    String text = "services: {backend: {}}\nvolumes:\n  data:\n    " + line + "\n";
    ComposeException failure =
        catchThrowableOfType(
            ComposeException.class,
            () -> ComposeFragment.parse(text, "compose.yaml", SampleStack.BACKEND));
    assertThat(failure.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.what())
                  .isEqualTo(
                      "the volume 'data' must not have '%s'"
                          .formatted(line.substring(0, line.indexOf(':'))));
              assertThat(problem.where()).isEqualTo("compose.yaml:4:5");
            });
  }

  @Test
  void givenVolumeWithLabelsOrNothing_whenParsing_thenAccepted() {
    String text = "services: {backend: {}}\nvolumes: {a: {}, b: null, c: {labels: {x: y}}}\n";
    assertThatCode(() -> ComposeFragment.parse(text, "compose.yaml", SampleStack.BACKEND))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/var/run/docker.sock:/var/run/docker.sock | engine's socket",
        "//./pipe/docker_engine:/x | outside the project",
        "/run/podman/podman.sock:/x:ro | engine's socket",
        "/etc:/etc:ro | outside the project",
        "/:/host | outside the project",
        "~/.ssh:/root/.ssh | outside the project",
        "../other:/x | outside the project",
        "./a/../../other:/x | outside the project",
        "C:\\Users:/x | outside the project",
        "${HOME}:/x | may be anything",
        "$PWD/x:/x | may be anything",
        "{type: bind, source: /etc, target: /x} | outside the project",
        "{type: bind, source: /var/run/docker.sock, target: /x} | engine's socket",
        "{type: npipe, source: x, target: /x} | may be anything"
      })
  void givenMountFromOutside_whenComposing_thenRefused(String mount, String reason) {
    String item = mount.startsWith("{") ? mount : "'" + mount + "'";
    List<Problem> problems = developmentProblems("volumes: [" + item + "]");
    assertThat(problems).extracting(Problem::what).anyMatch(what -> what.contains(reason));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "build: /etc",
        "build: ../other",
        "build: https://example.com/x.git",
        "build: {context: ., dockerfile: ../Dockerfile}",
        "build: {context: /}",
        "build: {context: ., additional_contexts: {x: /etc}}",
        "build: {context: ., additional_contexts: {x: 'service:nobody'}}",
        "build: {context: ., additional_contexts: {x: 'service:database'}}",
        "build: {context: 'service:proxy'}",
        "build: {context: ., additional_contexts: [x=../other]}"
      })
  void givenBuildFromOutside_whenComposing_thenRefused(String line) {
    String fragment = "services:\n  backend:\n    " + line + "\n" + HEALTHY;
    assertThat(problems(SampleStack.withBackend(fragment), Environment.DEVELOPMENT))
        .extracting(Problem::what)
        .singleElement()
        .asString()
        .contains("builds from outside the project");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image: x",
        "image: x\n    healthcheck: {disable: true, test: [CMD, x]}",
        "image: x\n    healthcheck: {test: NONE}",
        "image: x\n    healthcheck: {test: [NONE]}",
        "image: x\n    healthcheck: {interval: 5s}"
      })
  void givenNoHealthcheck_whenComposing_thenRefused(String lines) {
    String fragment = "services:\n  backend:\n    " + lines + "\n";
    assertThat(problems(SampleStack.withBackend(fragment), Environment.DEVELOPMENT))
        .extracting(Problem::what)
        .containsExactly("service 'backend' (backend/php) has no healthcheck in development");
  }

  @ParameterizedTest
  @ValueSource(strings = {"scale: 2", "scale: 0", "scale: '0'", "scale: ~0"})
  void givenScaleOfWhatIsNotOnlyBuilt_whenComposing_thenSaysWhatItIsFor(String line) {
    List<Problem> problems = developmentProblems(line);
    assertThat(problems).extracting(Problem::what).anyMatch(what -> what.contains("'scale: "));
    assertThat(problems).extracting(Problem::fix).anyMatch(fix -> fix.contains("only built"));
  }

  @Test
  void givenServiceThatIsOnlyBuilt_whenComposing_thenOnlyItsBuildIsLeftAndNobodyWaitsForIt() {
    String fragment =
        """
        services:
          backend:
            build: ./backend
            scale: 0
            environment: {A: b}
            volumes: ["vendor:/app/vendor"]
            stop_grace_period: 5s
        volumes: {vendor: {}}
        """;

    ComposeFile file = compose(SampleStack.withProductionBackend(fragment), Environment.PRODUCTION);

    assertThat(service(file, "backend").definition()).containsOnlyKeys("build", "scale");
    assertThat(service(file, "backend").comment()).contains("Only built");
    assertThat(service(file, "proxy").definition()).doesNotContainKey("depends_on");
    assertThat(file.volumes()).doesNotContainKey("vendor");
  }

  @Test
  void givenImageOfAnotherService_whenBuilding_thenAccepted() {
    String fragment =
        "services:\n  backend:\n    build: {context: ., additional_contexts: {x: 'service:proxy'}}\n"
            + HEALTHY;
    ServiceGraph graph =
        SampleStack.withBackend(fragment)
            .withDefinitions(
                List.of(
                    ComposeFragment.parse(
                            "services:\n  proxy:\n    build: ./proxy\n" + HEALTHY,
                            "compose.yaml",
                            new ServiceId("proxy"))
                        .toDefinition(Environment.DEVELOPMENT)));
    assertThatCode(() -> compose(graph, Environment.DEVELOPMENT)).doesNotThrowAnyException();
  }

  @Test
  void givenUndeclaredVariable_whenComposing_thenSaysNearest() {
    Problem problem = developmentProblem("environment: {A: '${DB_PASWORD}'}");
    assertThat(problem.what()).contains("${DB_PASWORD}, which .env does not have in development");
    assertThat(problem.fix()).startsWith("nearest: DB_PASSWORD");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"${NOPE:-x}", "${NOPE-}", "$$NOPE $${NOPE}", "${DB_PASSWORD}", "$HOST_UID"})
  void givenVariableWithValueOrDefault_whenComposing_thenAccepted(String value) {
    String fragment =
        "services:\n  backend:\n    image: x\n    command: '" + value + "'\n" + HEALTHY;
    ServiceGraph graph = SampleStack.withBackend(fragment);
    assertThatCode(() -> compose(graph, Environment.DEVELOPMENT)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"$(id)", "${}", "cost: 5$", "${NOPE:-${ALSO_NOPE}}", "${DB_PASSWORD:?x}"})
  void givenVariableThatComposeRefuses_whenComposing_thenRefused(String value) {
    assertThat(developmentProblem("command: '" + value + "'").what())
        .contains("'command' of service");
  }

  @Test
  void givenUndeclaredVolume_whenComposing_thenRefused() {
    assertThat(developmentProblem("volumes: ['data:/data']").what())
        .isEqualTo("service 'backend' uses the volume 'data', which the fragment does not declare");
  }

  @Test
  void givenBindMountInProduction_whenComposing_thenNamesComponentAndSource() {
    String fragment =
        "services:\n  backend:\n    image: x\n    volumes: ['./backend:/app']\n" + HEALTHY;
    Problem problem =
        problems(SampleStack.withProductionBackend(fragment), Environment.PRODUCTION).get(0);
    assertThat(problem.what())
        .isEqualTo("service 'backend' (backend/php) bind-mounts './backend' in production");
  }

  @Test
  void givenPortsInProductionOfOtherThanEdge_whenComposing_thenRefused() {
    String fragment = "services:\n  backend:\n    image: x\n    ports: ['80:80']\n" + HEALTHY;
    Problem problem =
        problems(SampleStack.withProductionBackend(fragment), Environment.PRODUCTION).get(0);
    assertThat(problem.what()).contains("must not have 'ports' in production");
  }

  @Test
  void givenDevelopmentVariableInProduction_whenComposing_thenRefused() {
    String fragment = "services:\n  backend:\n    image: x\n    user: '${HOST_UID}'\n" + HEALTHY;
    Problem problem =
        problems(SampleStack.withProductionBackend(fragment), Environment.PRODUCTION).get(0);
    assertThat(problem.what()).contains("${HOST_UID}, which .env does not have in production");
  }

  @Test
  void givenManyMistakes_whenComposing_thenAllAreReported() {
    String fragment = "services: {backend: {ports: ['1:1'], container_name: x, privileged: true}}";
    assertThat(problems(SampleStack.withBackend(fragment), Environment.DEVELOPMENT)).hasSize(5);
  }

  @Test
  void givenNoDefinition_whenComposing_thenSaysWhatToWrite() {
    ServiceGraph graph =
        SampleStack.graph()
            .withDefinitions(
                List.of(
                    new ServiceDefinition(
                        SampleStack.BACKEND, Environment.DEVELOPMENT, Map.of(), Map.of())));
    assertThat(problems(graph, Environment.DEVELOPMENT).get(0).fix())
        .startsWith("write compose.yaml.ftl");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "services: []",
        "services: {}",
        "services: {other: {}}",
        "services: {backend: {}, other: {}}",
        "services: {backend: text}",
        "{services: {backend: {}}, networks: {}}",
        "{services: {backend: {}}, name: x}",
        "{services: {backend: {}}, include: [/etc/x]}",
        "{services: {backend: {}}, volumes: []}",
        "{services: {backend: {}}, volumes: {data: /etc}}"
      })
  void givenFragmentOfAnotherShape_whenParsing_thenSaysWhere(String text) {
    ComposeException failure =
        catchThrowableOfType(
            ComposeException.class,
            () -> ComposeFragment.parse(text, "compose.yaml", new ServiceId("backend")));
    assertThat(failure.problems()).isNotEmpty();
    assertThat(failure.problems())
        .allSatisfy(problem -> assertThat(problem.where()).matches("compose\\.yaml:\\d+:\\d+"));
  }

  @Test
  void givenDuplicateKey_whenParsing_thenRefused() {
    assertThat(
            catchThrowableOfType(
                YamlException.class,
                () ->
                    ComposeFragment.parse(
                        "services: {backend: {image: a, image: b}}",
                        "compose.yaml",
                        SampleStack.BACKEND)))
        .isNotNull();
  }

  @Test
  void givenOverlay_whenMerging_thenKeysReplaceRemoveAndMerge() {
    ComposeFragment development =
        ComposeFragment.parse(
            """
            services:
              backend:
                build: ./backend
                environment: [A=1, B=2]
                labels: {x: "1"}
                command: [a, b]
                volumes: ["data:/data", "./src:/src"]
            volumes: {data: {}, cache: {}}
            """,
            "compose.yaml",
            SampleStack.BACKEND);
    ComposeFragment production =
        ComposeFragment.parse(
            """
            services:
              backend:
                build: {target: production}
                environment: {B: null, C: "3"}
                labels: [y=2]
                command: [c]
                volumes: ["data:/data"]
                stdin_open: null
            """,
            "compose.prod.yaml",
            SampleStack.BACKEND);
    ServiceDefinition merged =
        development.overlaidBy(production).toDefinition(Environment.PRODUCTION);
    assertThat(merged.definition())
        .isEqualTo(
            Map.of(
                "build", Map.of("context", "./backend", "target", "production"),
                "environment", Map.of("A", "1", "C", "3"),
                "labels", Map.of("x", "1", "y", "2"),
                "command", List.of("c"),
                "volumes", List.of("data:/data")));
    assertThat(merged.volumes()).containsOnlyKeys("data");
  }

  private static ComposeService service(ComposeFile file, String name) {
    return file.services().stream()
        .filter(service -> service.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Problem developmentProblem(String line) {
    List<Problem> problems = developmentProblems(line);
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }

  private static List<Problem> developmentProblems(String line) {
    String fragment = "services:\n  backend:\n    image: x\n    " + line + "\n" + HEALTHY;
    return problems(SampleStack.withBackend(fragment), Environment.DEVELOPMENT);
  }

  private static List<Problem> problems(ServiceGraph graph, Environment environment) {
    ComposeException failure =
        catchThrowableOfType(ComposeException.class, () -> compose(graph, environment));
    assertThat(failure).isNotNull();
    return failure.problems();
  }

  private static ComposeFile compose(ServiceGraph graph, Environment environment) {
    return ComposeFile.of(graph, environment, "blog", "127.0.0.1", DefinitionPlaces.component());
  }
}
