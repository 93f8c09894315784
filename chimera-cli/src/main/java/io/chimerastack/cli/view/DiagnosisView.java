package io.chimerastack.cli.view;

import io.chimerastack.core.docker.Diagnosis;
import io.chimerastack.core.docker.UpOutcome;
import java.util.ArrayList;
import java.util.List;

/** Explains why services do not work: the last probe, the end of the log, what to do. */
public final class DiagnosisView {
  private DiagnosisView() {}

  /** Returns the explanation for people. */
  public static String text(UpOutcome.Unhealthy outcome, Palette palette) {
    StringBuilder text = new StringBuilder();
    for (Diagnosis diagnosis : outcome.diagnoses()) {
      String service = diagnosis.state().service();
      text.append(palette.red("error")).append(": ").append(palette.bold(service));
      text.append(' ').append(verdict(diagnosis)).append('\n');
      if (!diagnosis.probe().isEmpty()) {
        text.append("  last health probe:\n").append(indented(diagnosis.probe()));
      }
      if (!diagnosis.log().isEmpty()) {
        text.append("  last lines of its log:\n");
        text.append(indented(String.join("\n", diagnosis.log())));
      }
      text.append("  ").append(palette.cyan("fix"));
      text.append(": 'chimera logs ").append(service);
      text.append("' shows more; correct the cause, then 'chimera up' again\n");
    }
    if (outcome.diagnoses().isEmpty()) {
      text.append(palette.red("error")).append(": 'docker compose up' failed; its last lines:\n");
      text.append(indented(outcome.message()));
      text.append("  ").append(palette.cyan("fix"));
      text.append(": 'chimera up -v' shows everything that Docker prints\n");
    }
    return text.toString();
  }

  /** Returns the explanation as a JSON document. */
  public static String json(UpOutcome.Unhealthy outcome) {
    List<Object> services = new ArrayList<>();
    for (Diagnosis diagnosis : outcome.diagnoses()) {
      services.add(
          Json.object(
              "id", diagnosis.state().service(),
              "container", diagnosis.state().container(),
              "state", diagnosis.state().state(),
              "health", diagnosis.state().health(),
              "exitCode", diagnosis.state().exitCode(),
              "probe", diagnosis.probe(),
              "log", diagnosis.log()));
    }
    var document = Json.document();
    document.put("category", "failed");
    document.put("message", outcome.message());
    document.put("unhealthy", services);
    return Json.text(document);
  }

  private static String verdict(Diagnosis diagnosis) {
    if (diagnosis.state().state().equals("running")) {
      return "is " + (diagnosis.state().health().isEmpty() ? "broken" : diagnosis.state().health());
    }
    return "is "
        + diagnosis.state().state()
        + (diagnosis.state().state().equals("exited")
            ? " with code " + diagnosis.state().exitCode()
            : "");
  }

  private static String indented(String text) {
    StringBuilder indented = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      indented.append("    ").append(line).append('\n');
    }
    return indented.toString();
  }
}
