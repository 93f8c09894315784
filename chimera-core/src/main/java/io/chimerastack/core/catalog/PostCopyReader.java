package io.chimerastack.core.catalog;

import static io.chimerastack.core.catalog.ManifestFields.requireExactlyOne;
import static io.chimerastack.core.catalog.ManifestFields.required;

import io.chimerastack.core.yaml.YamlFields;
import io.chimerastack.core.yaml.YamlNode;
import io.chimerastack.core.yaml.YamlProblems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Binds {@code post_copy} of a component's manifest. */
final class PostCopyReader {
  private final YamlProblems problems;

  PostCopyReader(YamlProblems problems) {
    this.problems = problems;
  }

  /** Reads the steps; the result means something only if no problem was added. */
  List<PostCopy> read(YamlFields fields) {
    List<PostCopy> steps = new ArrayList<>();
    for (YamlFields item : fields.list("post_copy")) {
      requireExactlyOne(item, "delete", "rename", "chmod", "command");
      String where = item.node().where();
      Optional<String> when = item.value("when", Syntax.LINE::check);
      item.value("delete", Syntax.FILE::check)
          .ifPresent(path -> steps.add(new PostCopy.Delete(path, when, where)));
      item.fields("rename")
          .ifPresent(
              map -> {
                String from = required(map, "from", Syntax.FILE);
                String to = required(map, "to", Syntax.FILE);
                map.end();
                steps.add(new PostCopy.Rename(from, to, when, where));
              });
      item.fields("chmod")
          .ifPresent(
              map -> {
                String path = required(map, "path", Syntax.FILE);
                String mode = required(map, "mode", Syntax.MODE);
                map.end();
                steps.add(new PostCopy.Chmod(path, mode, when, where));
              });
      command(item, when, where).ifPresent(steps::add);
      item.end();
    }
    return steps;
  }

  private Optional<PostCopy> command(YamlFields item, Optional<String> when, String where) {
    if (item.node("command").isEmpty()) {
      return Optional.empty();
    }
    List<String> arguments = item.values("command", Syntax.TEXT::check);
    item.node("command")
        .filter(node -> node.kind() == YamlNode.Kind.LIST && node.items().isEmpty())
        .ifPresent(node -> problems.add(node, "must not be empty", "name a program"));
    return Optional.of(new PostCopy.Command(arguments, when, where));
  }
}
