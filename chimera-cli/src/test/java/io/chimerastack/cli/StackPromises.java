package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chimerastack.core.Endpoint;
import io.chimerastack.model.ServiceNode;
import io.chimerastack.model.ServiceRole;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What every stack promises of its development, as far as it has the services for it. */
final class StackPromises {
  private final RunningProject project;

  StackPromises(RunningProject project) {
    this.project = project;
  }

  /** Returns the services whose code is in the project. */
  List<ServiceNode> code() {
    return project.project().graph().nodes().stream()
        .filter(node -> node.role() == ServiceRole.FRONTEND || node.role() == ServiceRole.BACKEND)
        .toList();
  }

  /** Fails unless every page answers, the dashboard and the admin tool with what they are about. */
  void pagesAnswer() {
    for (Endpoint page : project.project().pages()) {
      HttpResponse<String> answer = Site.at(page.url()).get("");
      assertThat(answer.statusCode()).as("%s", page).isEqualTo(200);
    }
    String dashboard = Site.at(project.page("dashboard")).get("").body();
    assertThat(dashboard).contains("<title>", project.project().blueprint().name().value());
    for (ServiceNode service : project.project().graph().nodes()) {
      assertThat(dashboard).contains(service.title());
    }
    Optional<ServiceNode> admin = project.service(ServiceRole.ADMIN);
    if (admin.isPresent()) {
      assertThat(Site.at(project.page("admin")).get("").body()).contains(admin.get().title());
    }
  }

  /** Fails if a process that need not be is root's, or makes files that belong to another user. */
  void nothingRunsAsRootOrWritesAsAnother() throws IOException {
    String owner = project.env("HOST_UID");
    assertThat(project.users("proxy")).containsExactly(owner);
    for (ServiceNode service : code()) {
      String name = service.id().value();
      assertThat(project.users(name)).as(name).containsExactly(owner);
      project.compose("exec", "-T", name, "sh", "-c", "echo x > written-inside").requireOutput();
      assertThat(project.code(service).resolve("written-inside")).exists();
    }
    Optional<ServiceNode> database = project.service(ServiceRole.DATABASE);
    if (database.isPresent()) {
      assertThat(project.users(database.get().id().value())).doesNotContain("0");
    }
    assertThat(project.foreignFiles()).as("files that the project's owner does not own").isEmpty();
    for (ServiceNode service : code()) {
      Files.delete(project.code(service).resolve("written-inside"));
    }
  }

  /** Fails unless a note that somebody typed is in the database, for the API and for SQL. */
  void databaseHolds(String note) {
    Optional<ServiceNode> database = project.service(ServiceRole.DATABASE);
    if (database.isPresent()) {
      assertThat(notes()).contains(note);
      assertThat(Sql.rows(project, database.get(), "SELECT text FROM notes")).contains(note);
    }
  }

  /** Returns the texts of all notes, the newest first; none without a backend. */
  List<String> notes() {
    return project.service(ServiceRole.BACKEND).isPresent() ? project.notes().texts() : List.of();
  }

  /** Fails unless an edit of the front end shows on the open page, without a restart. */
  void openPageShowsEdits(StackInBrowser browser) throws IOException {
    Optional<ServiceNode> frontend = project.service(ServiceRole.FRONTEND);
    if (frontend.isPresent()) {
      String before = started(frontend.get());
      browser.showsAtOnce(
          Workbench.of(frontend.get().component()).edit(), project.code(frontend.get()));
      assertThat(started(frontend.get())).as("when it was started").isEqualTo(before);
    }
  }

  /** Fails unless an edit of the backend soon shows in answers, without a restart. */
  void answersShowEdits() throws IOException {
    Optional<ServiceNode> backend = project.service(ServiceRole.BACKEND);
    if (backend.isPresent()) {
      Workbench.Edit edit = Workbench.of(backend.get().component()).edit();
      Path code = project.code(backend.get());
      Site site = project.site();
      String before = started(backend.get());
      edit.make(code);
      Eventually.isTrue(edit.after(), () -> aboutNoNote(site).contains(edit.after()));
      edit.undo(code);
      Eventually.isTrue(edit.before(), () -> aboutNoNote(site).contains(edit.before()));
      assertThat(started(backend.get())).as("when it was started").isEqualTo(before);
    }
  }

  private static String aboutNoNote(Site site) {
    return site.get("/api/notes/999999999").body();
  }

  private String started(ServiceNode service) {
    String id = project.compose("ps", "--quiet", service.id().value()).requireOutput().strip();
    return Containers.docker("inspect", "--format", "{{.Id}} {{.State.StartedAt}}", id)
        .requireOutput();
  }
}
