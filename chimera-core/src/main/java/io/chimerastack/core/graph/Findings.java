package io.chimerastack.core.graph;

import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Rule;
import io.chimerastack.model.Environment;
import io.chimerastack.model.ServiceNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Collects the problems of a graph. What is found in several environments is one problem; what
 * holds only in some of those that the services share says so.
 */
final class Findings {
  private final Provenance provenance;
  private final Set<Environment> scope;
  private final Map<Problem, Finding> findings = new LinkedHashMap<>();

  Findings(Provenance provenance, Set<Environment> scope) {
    this.provenance = provenance;
    this.scope = scope;
  }

  Provenance provenance() {
    return provenance;
  }

  /** Adds a problem that concerns the project as a whole. */
  void add(String what, String fix, List<ServiceNode> services) {
    add(Rule.SERVICES_CONTRADICT, what, fix, services, scope);
  }

  /** Adds a problem of one environment. */
  void add(String what, String fix, List<ServiceNode> services, Environment environment) {
    add(Rule.SERVICES_CONTRADICT, what, fix, services, environment);
  }

  /** Adds a problem of one environment that belongs to a class. */
  void add(
      Rule rule, String what, String fix, List<ServiceNode> services, Environment environment) {
    add(rule, what, fix, services, EnumSet.of(environment));
  }

  boolean isEmpty() {
    return findings.isEmpty();
  }

  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    findings.forEach((problem, finding) -> problems.add(finding.describe(problem)));
    return problems;
  }

  private void add(
      Rule rule,
      String what,
      String fix,
      List<ServiceNode> services,
      Set<Environment> environments) {
    Set<Environment> shared = EnumSet.copyOf(scope);
    services.forEach(service -> shared.retainAll(service.environments()));
    findings
        .computeIfAbsent(
            new Problem(what, provenance.where(services), fix, rule),
            problem -> new Finding(shared, EnumSet.noneOf(Environment.class)))
        .found
        .addAll(environments);
  }

  private record Finding(Set<Environment> shared, Set<Environment> found) {
    Problem describe(Problem problem) {
      if (found.containsAll(shared)) {
        return problem;
      }
      String places = found.stream().map(Environment::id).collect(Collectors.joining(" and "));
      return new Problem(
          problem.what() + " in " + places, problem.where(), problem.fix(), problem.rule());
    }
  }
}
