package io.chimerastack.cli;

import io.chimerastack.core.problem.Problem;
import io.chimerastack.model.Port;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code --port} says: which service, or key of {@code .env}, is published where. */
final class PortChoices {
  private static final int HIGHEST = 65_535;

  private PortChoices() {}

  /** Reads the options in their order; what is wrong is added to the problems. */
  static Map<String, Port> parse(List<String> options, List<Problem> problems) {
    Map<String, Port> choices = new LinkedHashMap<>();
    for (String option : options) {
      int sign = option.indexOf('=');
      String service = option.substring(0, Math.max(sign, 0));
      String number = option.substring(sign + 1);
      if (sign < 0 || number.isEmpty()) {
        problems.add(problem(option, "there is no number", "write SERVICE=N, such as proxy=8080"));
      } else if (service.isEmpty()) {
        problems.add(problem(option, "there is no service", "write SERVICE=N, such as proxy=8080"));
      } else if (!isPort(number)) {
        problems.add(problem(option, "'" + number + "' is no port", "give a number, 1 to 65535"));
      } else {
        Port port = new Port(Integer.parseInt(number));
        Port other = choices.putIfAbsent(service, port);
        if (other != null && !other.equals(port)) {
          problems.add(
              problem(option, "'" + service + "' already has port " + other, "give it one port"));
        }
      }
    }
    return choices;
  }

  private static boolean isPort(String number) {
    return number.matches("[0-9]{1,5}")
        && Integer.parseInt(number) >= 1
        && Integer.parseInt(number) <= HIGHEST;
  }

  private static Problem problem(String option, String what, String fix) {
    return new Problem(what, "--port " + option, fix);
  }
}
