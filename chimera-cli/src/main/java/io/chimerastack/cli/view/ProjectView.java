package io.chimerastack.cli.view;

import io.chimerastack.core.Endpoint;
import io.chimerastack.core.Project;
import io.chimerastack.core.docker.ServiceState;
import io.chimerastack.model.Connection;
import io.chimerastack.model.PortBinding;
import io.chimerastack.model.ServiceId;
import io.chimerastack.model.ServiceNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows a project: its services, where they answer, what to do next. */
public final class ProjectView {
  private final Project project;
  private final Palette palette;
  private final Map<ServiceId, String> urls = new HashMap<>();

  /** Creates a view of a project. */
  public ProjectView(Project project, Palette palette) {
    this.project = project;
    this.palette = palette;
    for (Endpoint page : project.pages()) {
      urls.put(page.service(), page.url());
    }
  }

  /**
   * Returns what a user wants to know after {@code create}.
   *
   * @param from where the user is
   * @param program what to type in the project to run the program
   */
  public String created(Path from, String program) {
    String name = project.blueprint().name().value();
    String directory = from.startsWith(project.directory().getRoot()) ? relative(from) : name;
    return palette.green("Created")
        + " "
        + palette.bold(name)
        + " in "
        + project.directory()
        + "\n\n"
        + services(null)
        + "\nPasswords are in "
        + palette.bold(".env")
        + ", which git ignores.\n\nNext:\n  "
        + palette.cyan("cd " + quoted(directory))
        + "\n  "
        + palette.cyan(quoted(program) + " up")
        + "      "
        + palette.faint("or: docker compose up --build --wait")
        + "\n  "
        + palette.cyan(quoted(program) + " open")
        + "\n";
  }

  /** Returns what a user wants to know once everything is healthy. */
  public String running() {
    return palette.green("Running")
        + ": "
        + palette.bold(project.composeName())
        + ", all services are healthy\n\n"
        + services(null)
        + "\n"
        + palette.faint("chimera open · chimera logs -f · chimera down")
        + "\n";
  }

  /** Returns how each service is doing. */
  public String status(List<ServiceState> states) {
    return palette.bold(project.composeName())
        + "  "
        + project.directory()
        + "\n\n"
        + services(states);
  }

  /** Returns the project as a JSON document, without states. */
  public String json() {
    return json(null);
  }

  /** Returns the project and its states as a JSON document; it holds no secret. */
  public String json(@Nullable List<ServiceState> states) {
    List<Object> services = new ArrayList<>();
    for (ServiceNode node : project.graph().nodes()) {
      services.add(service(node, states));
    }
    var document = Json.document();
    document.put("name", project.blueprint().name().value());
    document.put("directory", project.directory().toString());
    document.put("composeProject", project.composeName());
    document.put("services", services);
    return Json.text(document);
  }

  private Map<String, @Nullable Object> service(
      ServiceNode node, @Nullable List<ServiceState> states) {
    List<Object> ports = new ArrayList<>();
    for (PortBinding binding : node.bindings()) {
      ports.add(
          Json.object("host", binding.host().number(), "container", binding.container().number()));
    }
    List<Object> connections = new ArrayList<>();
    for (Connection connection : project.connections(node)) {
      connections.add(Json.object("title", connection.title(), "text", connection.text()));
    }
    Map<String, @Nullable Object> service =
        Json.object(
            "id", node.id().value(),
            "role", node.role().id(),
            "component", node.component().value(),
            "title", node.title(),
            "url", urls.get(node.id()),
            "ports", ports,
            "connections", connections);
    if (states != null && node.hasContainer()) {
      ServiceState state = state(node, states);
      service.put("state", state == null ? "absent" : state.state());
      service.put("health", state == null ? "" : state.health());
      service.put("container", state == null ? null : state.container());
    }
    return service;
  }

  private String services(@Nullable List<ServiceState> states) {
    Table table = new Table();
    for (ServiceNode node : project.graph().nodes()) {
      List<String> cells = new ArrayList<>();
      cells.add(palette.bold(node.id().value()));
      cells.add(node.title());
      if (states != null) {
        cells.add(word(node, states));
      }
      cells.add(where(node));
      table.row(cells.toArray(String[]::new));
    }
    return table.text();
  }

  private String where(ServiceNode node) {
    String url = urls.get(node.id());
    if (url != null) {
      return palette.cyan(url);
    }
    List<String> ports = new ArrayList<>();
    for (PortBinding binding : node.bindings()) {
      ports.add("localhost:" + binding.host());
    }
    return palette.cyan(String.join(", ", ports));
  }

  private String word(ServiceNode node, List<ServiceState> states) {
    if (!node.hasContainer()) {
      return palette.faint("served by the proxy");
    }
    ServiceState state = state(node, states);
    if (state == null) {
      return palette.yellow("not started");
    }
    String word = state.health().isEmpty() ? state.state() : state.health();
    if (state.works()) {
      return palette.green(word);
    }
    return state.state().equals("running") && !state.health().equals("unhealthy")
        ? palette.yellow(word)
        : palette.red(state.state().equals("running") ? word : state.state());
  }

  private String relative(Path from) {
    String relative = from.toAbsolutePath().relativize(project.directory()).toString();
    return relative.isEmpty() ? "." : relative;
  }

  private static @Nullable ServiceState state(ServiceNode node, List<ServiceState> states) {
    for (ServiceState state : states) {
      if (state.service().equals(node.id().value())) {
        return state;
      }
    }
    return null;
  }

  private static String quoted(String path) {
    return path.matches("[A-Za-z0-9._/\\\\:~-]+") ? path : "\"" + path + "\"";
  }
}
