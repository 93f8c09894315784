package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chimerastack.testkit.RequiresDocker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Projects side by side, and checkouts of one project, share nothing on the machine. */
@RequiresDocker
@ExtendWith(PhaseTimes.class)
class CheckoutContainersIT {
  @Test
  void givenTwoProjectsACopyAndAGitWorktree_whenAllAreUpAtOnce_thenTheyShareNothing(
      @TempDir Path root) throws IOException {
    try (RunningProject shop = create(root, "shop");
        RunningProject blog = create(root, "blog");
        RunningProject copy = shop.copyTo(root.resolve("copies"));
        RunningProject worktree = worktreeOf(shop, root.resolve("worktrees/shop"))) {
      List<RunningProject> all = List.of(shop, blog, copy, worktree);

      for (RunningProject project : all) {
        project.up();
        project.notes().write("kept by " + project.directory());
      }

      for (RunningProject project : all) {
        assertThat(project.notes().texts()).containsExactly("kept by " + project.directory());
      }
      for (String key :
          List.of("COMPOSE_PROJECT_NAME", "WEB_PORT", "DB_PORT", "ADMIN_PORT", "DB_PASSWORD")) {
        assertThat(values(all, key)).as(key).doesNotHaveDuplicates();
      }
      for (String kind : List.of("volume", "network")) {
        List<String> names = new ArrayList<>();
        all.forEach(project -> names.addAll(ownNames(project, kind)));
        assertThat(names).as(kind + "s").hasSizeGreaterThanOrEqualTo(4).doesNotHaveDuplicates();
      }
      assertThat(shop.run("ports").out())
          .contains(values(all, "COMPOSE_PROJECT_NAME"))
          .contains(values(all, "WEB_PORT"));
    }
  }

  private static RunningProject create(Path root, String name) throws IOException {
    return RunningProject.create(root, name, "backend/php-web", "postgresql");
  }

  private static RunningProject worktreeOf(RunningProject project, Path target) {
    List<List<String>> commands =
        List.of(
            List.of("init", "--quiet"),
            List.of("add", "--all"),
            List.of("commit", "--quiet", "--message", "first"),
            List.of("worktree", "add", "--quiet", target.toString()));
    for (List<String> command : commands) {
      List<String> git =
          new ArrayList<>(
              List.of(
                  "git",
                  "-c",
                  "safe.directory=*",
                  "-c",
                  "user.name=Somebody",
                  "-c",
                  "user.email=somebody@example.com",
                  "-c",
                  "commit.gpgsign=false"));
      git.addAll(command);
      ProgramRun.of(project.directory(), Map.of(), git).requireOutput();
    }
    assertThat(Files.exists(target.resolve(".env"))).as("git keeps secrets out").isFalse();
    return project.at(target);
  }

  private static List<String> values(List<RunningProject> projects, String key) throws IOException {
    List<String> values = new ArrayList<>();
    for (RunningProject project : projects) {
      values.add(project.env(key));
    }
    return values;
  }

  private static List<String> ownNames(RunningProject project, String kind) {
    String label = "label=com.docker.compose.project=" + project.composeProject();
    return Containers.docker(kind, "ls", "--quiet", "--filter", label).requireLines();
  }
}
