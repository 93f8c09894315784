package io.chimerastack.core.project;

import io.chimerastack.core.compose.EnvEntry;
import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.model.Port;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The text of a {@code .env} as the user has it: every line, comment and quote stays as it is, and
 * only what must change changes. Immutable.
 *
 * <p>It is read as Compose reads it (<a
 * href="https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file-syntax">syntax</a>):
 * {@code export}, {@code KEY=value} or {@code KEY: value}, single quotes as they are, double quotes
 * with escapes, values over several lines in quotes, {@code # comments} after a space, and {@code
 * $NAME} or {@code ${NAME:-default}} of earlier keys. Of a key that stands twice the last one
 * counts.
 *
 * <p>{@link #toString} shows no value: they may be secret.
 */
public final class EnvFile {
  /** The file's name in a project. */
  public static final String NAME = ".env";

  private final String text;
  private final List<Assignment> assignments;

  /**
   * One assignment in the text.
   *
   * @param name the key
   * @param value what Compose sees, expanded
   * @param start where its value starts in the text, at the quote if there is one
   * @param end where its value ends, after the quote if there is one
   * @param line the line of the key, from 1
   */
  record Assignment(String name, String value, int start, int end, int line) {}

  private EnvFile(String text, List<Assignment> assignments) {
    this.text = text;
    this.assignments = List.copyOf(assignments);
  }

  /** Returns the file without any line. */
  public static EnvFile empty() {
    return new EnvFile("", List.of());
  }

  /**
   * Reads a file.
   *
   * @param text its text
   * @param source what it is called in problems
   * @throws ProjectException of category INPUT if Compose would refuse it; names every such line
   */
  public static EnvFile parse(String text, String source) {
    return new EnvFile(text, new EnvParser(text, source).parse());
  }

  /** Returns the text. */
  public String text() {
    return text;
  }

  /** Returns the text's bytes in UTF-8. */
  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the value of {@code name} as Compose sees it, or empty if the key is not there. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(last(name)).map(Assignment::value);
  }

  /** Returns all keys with their values as Compose sees them, in the order of the file. */
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    assignments.forEach(assignment -> values.put(assignment.name(), assignment.value()));
    return Collections.unmodifiableMap(values);
  }

  /**
   * Returns the ports that the file gives for the given keys; keys that are missing or empty are
   * left out.
   *
   * @param entries the keys of the project, of which the ports are looked up
   * @throws ProjectException of category INPUT if a value is no port; names every such line
   */
  public Map<String, Port> ports(List<EnvEntry> entries) {
    Map<String, Port> ports = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (EnvEntry entry : entries) {
      Assignment found = entry.port() ? last(entry.name()) : null;
      if (found != null && !found.value().isEmpty()) {
        port(found, ports, problems);
      }
    }
    if (!problems.isEmpty()) {
      throw new ProjectException(Category.INPUT, problems, null);
    }
    return Collections.unmodifiableMap(ports);
  }

  private static void port(Assignment found, Map<String, Port> ports, List<Problem> problems) {
    try {
      ports.put(found.name(), new Port(Integer.parseInt(found.value())));
    } catch (IllegalArgumentException e) {
      problems.add(
          new Problem(
              found.name() + " is no port",
              NAME + ":" + found.line(),
              "write a number from 1 to 65535, or remove the line for a new one"));
    }
  }

  /**
   * Returns the file with every missing key of {@code entries} appended, under its group's heading
   * and comment. Keys that are there stay as they are.
   *
   * @param entries the keys that the project needs, in order
   * @param values the values of this checkout; an entry that has none gets its default
   */
  public EnvFile with(List<EnvEntry> entries, Map<String, String> values) {
    List<EnvEntry> missing = entries.stream().filter(entry -> last(entry.name()) == null).toList();
    if (missing.isEmpty()) {
      return this;
    }
    String newline = newline();
    StringBuilder out = new StringBuilder(text);
    if (!text.isEmpty() && !text.endsWith("\n")) {
      out.append(newline);
    }
    String group = null;
    for (EnvEntry entry : missing) {
      if (!entry.group().equals(group)) {
        if (!out.isEmpty()) {
          out.append(newline);
        }
        group = entry.group();
        out.append("# --- ").append(group).append(" ---").append(newline);
      }
      if (!entry.comment().isEmpty()) {
        out.append("# ").append(entry.comment()).append(newline);
      }
      String value = values.getOrDefault(entry.name(), entry.value());
      out.append(entry.name()).append('=').append(EnvEntry.quoted(value)).append(newline);
    }
    return parse(out.toString(), NAME);
  }

  /**
   * Returns the file with another value of a key, in its place; its comment stays. Where the key
   * stands twice, the one that counts changes. A missing key is appended.
   */
  public EnvFile withValue(String name, String value) {
    String quoted = EnvEntry.quoted(value);
    Assignment found = last(name);
    if (found == null) {
      String separator = text.isEmpty() || text.endsWith("\n") ? "" : newline();
      return parse(text + separator + name + "=" + quoted + newline(), NAME);
    }
    if (found.value().equals(value)) {
      return this;
    }
    // an empty value before a comment would read as that comment
    String written = quoted.isEmpty() && !endsLine(found.end()) ? "''" : quoted;
    return parse(text.substring(0, found.start()) + written + text.substring(found.end()), NAME);
  }

  private boolean endsLine(int position) {
    return position == text.length() || text.charAt(position) == '\n';
  }

  private String newline() {
    int end = text.indexOf('\n');
    return end > 0 && text.charAt(end - 1) == '\r' ? "\r\n" : "\n";
  }

  private @Nullable Assignment last(String name) {
    for (int i = assignments.size() - 1; i >= 0; i--) {
      if (assignments.get(i).name().equals(name)) {
        return assignments.get(i);
      }
    }
    return null;
  }

  /** Compares the text. */
  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof EnvFile other && text.equals(other.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Returns the names of the keys, never a value. */
  @Override
  public String toString() {
    return NAME + " " + values().keySet();
  }
}
