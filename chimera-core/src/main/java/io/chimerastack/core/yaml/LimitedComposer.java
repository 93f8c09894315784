package io.chimerastack.core.yaml;

import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.NodeType;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * The engine's composer with what it does not check: how deep values nest, keys that a map has
 * twice (before merge keys are resolved, which would hide them), and values that contain
 * themselves.
 */
final class LimitedComposer extends Composer {
  private final String source;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<MappingNode, Map<String, Mark>> keys = new HashMap<>();
  private int depth;

  LimitedComposer(LoadSettings settings, String text, String source) {
    super(settings, new ParserImpl(settings, new StreamReader(settings, text)));
    this.source = source;
  }

  /** Returns the duplicate keys found, in document order. */
  List<Problem> problems() {
    return problems;
  }

  @Override
  protected SequenceNode composeSequenceNode(Optional<Anchor> anchor) {
    enter();
    SequenceNode node = super.composeSequenceNode(anchor);
    depth--;
    refuseRecursion(node);
    return node;
  }

  @Override
  protected Node composeMappingNode(Optional<Anchor> anchor) {
    enter();
    Node node = super.composeMappingNode(anchor);
    depth--;
    refuseRecursion(node);
    return node;
  }

  @Override
  protected void composeMappingChildren(List<NodeTuple> children, MappingNode node) {
    super.composeMappingChildren(children, node);
    NodeTuple added = children.get(children.size() - 1);
    refuseRecursion(added.getKeyNode());
    refuseRecursion(added.getValueNode());
    if (added.getValueNode() instanceof SequenceNode list) {
      list.getValue().forEach(this::refuseRecursion);
    }
    if (!(added.getKeyNode() instanceof ScalarNode key)) {
      throw stop("a key must be text, got a map or list", added.getKeyNode(), "write a plain key");
    }
    Mark mark = key.getStartMark().orElseThrow();
    Mark first = keys.computeIfAbsent(node, n -> new HashMap<>()).putIfAbsent(key.getValue(), mark);
    if (first != null) {
      problems.add(
          new Problem(
              "duplicate key '"
                  + key.getValue()
                  + "', first given in line "
                  + (first.getLine() + 1),
              YamlDocument.where(source, mark),
              "keep one of the two",
              Rule.YAML_DUPLICATE_KEY));
    }
  }

  private void enter() {
    depth++;
    if (depth > YamlDocument.MAX_DEPTH) {
      Mark mark = parser.peekEvent().getStartMark().orElseThrow();
      throw new YamlException(
          List.of(
              new Problem(
                  "values nest deeper than " + YamlDocument.MAX_DEPTH + " levels",
                  YamlDocument.where(source, mark),
                  "make the document flatter",
                  Rule.YAML_LIMITS)));
    }
  }

  private void refuseRecursion(Node node) {
    if (node.getNodeType() != NodeType.SCALAR && node.isRecursive()) {
      throw stop("a value contains itself through an alias", node, "remove the alias");
    }
  }

  private YamlException stop(String what, Node node, String fix) {
    return new YamlException(
        List.of(
            new Problem(
                what,
                YamlDocument.where(source, node.getStartMark().orElseThrow()),
                fix,
                Rule.YAML_LIMITS)));
  }
}
