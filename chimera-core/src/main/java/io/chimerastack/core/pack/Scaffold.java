package io.chimerastack.core.pack;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.model.ComponentId;
import io.chimerastack.model.ServiceRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** New templates that pass every check as they are, for an author to go on from. Immutable. */
public final class Scaffold {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*/[a-z][a-z0-9-]*");
  private static final String FILES = "files/";

  /** What each role begins with. */
  private static final Map<ServiceRole, List<String>> ROLES =
      new EnumMap<>(
          Map.of(
              ServiceRole.BACKEND,
              List.of(
                  "template.yaml",
                  "compose.yaml.ftl",
                  "compose.prod.yaml.ftl",
                  FILES + "Dockerfile.ftl",
                  FILES + "app.py",
                  FILES + "healthcheck.py",
                  FILES + ".dockerignore"),
              ServiceRole.FRONTEND,
              List.of(
                  "template.yaml",
                  "compose.yaml.ftl",
                  "compose.prod.yaml.ftl",
                  FILES + "Dockerfile.ftl",
                  FILES + "nginx.conf",
                  FILES + "public/index.html.ftl",
                  FILES + ".dockerignore"),
              ServiceRole.DATABASE,
              List.of("template.yaml", "compose.yaml.ftl"),
              ServiceRole.EXTRA,
              List.of("template.yaml", "compose.yaml.ftl", "compose.prod.yaml.ftl")));

  private final SortedMap<String, String> files;

  private Scaffold(SortedMap<String, String> files) {
    this.files = Collections.unmodifiableSortedMap(files);
  }

  /** Returns the roles that a component can begin with. */
  public static List<ServiceRole> roles() {
    return ROLES.keySet().stream().sorted().toList();
  }

  /**
   * Returns a component.
   *
   * @param id its id, {@code <group>/<name>}
   * @param role what it is to be in a project, one of {@link #roles}
   * @throws PackException if the id has another form or there is no beginning for the role
   */
  public static Scaffold component(String id, ServiceRole role) {
    requireId(id);
    List<String> parts = ROLES.get(role);
    if (parts == null) {
      throw PackException.input(
          "a new component cannot have the role '" + role.id() + "'",
          "--role",
          "possible: " + roles().stream().map(ServiceRole::id).collect(Collectors.joining(", ")));
    }
    SortedMap<String, String> files = new TreeMap<>();
    Map<String, String> words = words(id);
    for (String part : parts) {
      files.put("base/" + id + "/" + part, filled(role.id() + "/" + part, words));
    }
    return new Scaffold(files);
  }

  /**
   * Returns a stack.
   *
   * @param id its id, {@code <category>/<name>}
   * @param components what it has; not empty
   * @throws PackException if the id has another form
   */
  public static Scaffold stack(String id, Collection<ComponentId> components) {
    requireId(id);
    Map<String, String> words = words(id);
    words.put(
        "components",
        components.stream().map(ComponentId::value).collect(Collectors.joining(", ")));
    words.put("description", "A project made of " + words.get("components") + ".");
    SortedMap<String, String> files = new TreeMap<>();
    files.put("stacks/" + id + "/template.yaml", filled("stack/template.yaml", words));
    return new Scaffold(files);
  }

  /**
   * Returns a whole pack: a backend, a stack that has it, and a readme.
   *
   * @param name the pack's name, also that of its folder
   * @throws PackException if the name has another form
   */
  public static Scaffold pack(String name) {
    PackName.check(name);
    String id = "backend/" + name;
    SortedMap<String, String> all = new TreeMap<>(component(id, ServiceRole.BACKEND).files);
    all.putAll(stack(id, List.of(new ComponentId(id))).files);
    all.put("README.md", filled("pack/README.md", words(id)));
    SortedMap<String, String> files = new TreeMap<>();
    all.forEach((path, text) -> files.put(name + "/" + path, text));
    return new Scaffold(files);
  }

  private static void requireId(String id) {
    if (!ID.matcher(id).matches()) {
      throw PackException.input(
          "'" + id + "' is no id", "", "use <group>/<name> of a-z 0-9 -, such as backend/hello");
    }
  }

  private static Map<String, String> words(String id) {
    String group = id.substring(0, id.indexOf('/'));
    String name = id.substring(id.indexOf('/') + 1);
    Map<String, String> words = new TreeMap<>();
    words.put("group", group);
    words.put("name", name);
    words.put("title", title(name));
    words.put("VARIABLE", name.toUpperCase(Locale.ROOT).replace('-', '_'));
    return words;
  }

  private static String title(String name) {
    String words = name.replace('-', ' ').strip();
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String filled(String resource, Map<String, String> words) {
    String text = read("new/" + resource);
    for (Map.Entry<String, String> word : words.entrySet()) {
      text = text.replace("@" + word.getKey() + "@", word.getValue());
    }
    return text;
  }

  private static String read(String resource) {
    try (InputStream in = Scaffold.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from chimera-core");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the text of each file, by its path below the directory it goes into. */
  public SortedMap<String, String> files() {
    return files;
  }

  /**
   * Checks that the files can be written, without writing any.
   *
   * @throws PackException of category INPUT naming every file that is in the way
   */
  public void requireRoom(Path directory) {
    List<Problem> problems = new ArrayList<>();
    for (String path : files.keySet()) {
      Path file = directory.resolve(path);
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        problems.add(
            new Problem(
                "the file is already there",
                file.toString(),
                "choose another id, or remove it; nothing is overwritten"));
      }
    }
    if (!problems.isEmpty()) {
      throw new PackException(Category.INPUT, problems, null);
    }
  }

  /**
   * Writes the files; folders that are missing are made.
   *
   * @throws PackException INPUT if a file is in the way; FAILED if writing failed. Nothing is left
   *     then
   */
  public void write(Path directory) {
    requireRoom(directory);
    Deque<Path> made = new ArrayDeque<>();
    boolean done = false;
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = directory.resolve(file.getKey());
        makeFolder(path.getParent(), made);
        Files.write(
            path, file.getValue().getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
        made.push(path);
      }
      done = true;
    } catch (IOException e) {
      throw PackException.failed(
          "the files cannot be written: " + e.getClass().getSimpleName() + " " + e.getMessage(),
          directory.toString(),
          "check its permissions and the free space",
          e);
    } finally {
      if (!done) {
        remove(made);
      }
    }
  }

  private static void makeFolder(@Nullable Path folder, Deque<Path> made) throws IOException {
    if (folder != null && !Files.isDirectory(folder)) {
      makeFolder(folder.getParent(), made);
      Files.createDirectory(folder);
      made.push(folder);
    }
  }

  /** Takes back what was made, last first; what cannot be removed stays. */
  private static void remove(Deque<Path> made) {
    while (!made.isEmpty()) {
      try {
        Files.deleteIfExists(made.pop());
      } catch (IOException e) {
        return;
      }
    }
  }
}
