package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chimerastack.core.problem.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Keeps the documentation true: its links lead somewhere, its commands exist. */
class DocumentationTest {
  private static final Path ROOT = root();
  private static final Set<String> NOT_OURS = Set.of("target", "node_modules", "src", ".git");

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*:.*");
  private static final Pattern RANGE_ROW =
      Pattern.compile("\\| `([a-z]+/[a-z]+)` \\| (\\d+-\\d+) \\|");

  @Test
  void givenEveryPage_whenItsLinksAreFollowed_thenEachLeadsToAFileAndAHeading() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      for (Line line : lines(page)) {
        Matcher link = LINK.matcher(line.fence().isEmpty() ? withoutCode(line.text()) : "");
        while (link.find()) {
          if (!leads(page, link.group(1))) {
            broken.add(line.where() + ": " + link.group(1));
          }
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void givenEveryPage_whenItsCommandsAreParsed_thenEachIsOneThatTheProgramKnows()
      throws IOException {
    List<String> wrong = new ArrayList<>();
    int parsed = 0;
    for (Path page : pages()) {
      for (Line line : lines(page)) {
        for (List<String> command : commands(line)) {
          parsed++;
          refusal(command).ifPresent(why -> wrong.add(line.where() + ": " + why));
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(parsed).as("commands found").isGreaterThan(30);
  }

  @Test
  void givenEveryCommand_whenTheExamplesOfItsHelpAreParsed_thenTheProgramKnowsThem() {
    List<String> wrong = new ArrayList<>();
    for (CommandName name : CommandName.values()) {
      for (String example : examples(Cli.commandLine(name, surroundings()))) {
        if (example.startsWith("  chimera ")) {
          List<String> command = words(example.strip().split(" {2,}| [|>]", 2)[0]);
          refusal(command.subList(1, command.size()))
              .ifPresent(why -> wrong.add(name + ": " + example + ": " + why));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static List<String> examples(CommandLine command) {
    List<String> examples =
        new ArrayList<>(List.of(command.getCommandSpec().usageMessage().footer()));
    command.getSubcommands().values().forEach(inner -> examples.addAll(examples(inner)));
    return examples;
  }

  @Test
  void givenPageOfRules_whenComparedWithTheRules_thenEachIsThereOnceWithItsTitle()
      throws IOException {
    List<String> documented = new ArrayList<>();
    for (Line line : lines(ROOT.resolve("docs/reference/template-rules.md"))) {
      if (line.text().matches("\\| `[a-z-]+` \\|.*")) {
        String[] cells = line.text().split(" *\\| *", -1);
        documented.add(cells[1] + " " + cells[2] + " " + cells[3]);
      }
    }
    List<String> rules = new ArrayList<>();
    for (Rule rule : Rule.values()) {
      rules.add("`" + rule.id() + "` " + rule.level().id() + " " + rule.title());
    }
    assertThat(documented).containsExactlyInAnyOrderElementsOf(rules);
  }

  @Test
  void givenPageOfPortRanges_whenComparedWithTheCatalog_thenTheyAreTheSame() throws IOException {
    Set<String> documented = new TreeSet<>();
    for (Line line : lines(ROOT.resolve("docs/reference/port-ranges.md"))) {
      Matcher row = RANGE_ROW.matcher(line.text());
      if (row.matches()) {
        documented.add(row.group(1) + " " + row.group(2));
      }
    }
    assertThat(documented).isEqualTo(rangesOfTheCatalog());
  }

  @Test
  void givenIndexOfDecisions_whenComparedWithTheFolder_thenEachIsThereOnceUnderItsNumber()
      throws IOException {
    String index = Files.readString(ROOT.resolve("docs/decisions/README.md"));
    List<String> missing = new ArrayList<>();
    Set<String> numbers = new HashSet<>();
    try (var files = Files.list(ROOT.resolve("docs/decisions"))) {
      for (Path file : files.filter(path -> !path.endsWith("README.md")).toList()) {
        String name = file.getFileName().toString();
        String number = name.substring(0, 4);
        String title = Files.readAllLines(file).get(0);
        if (!numbers.add(number)
            || !title.startsWith("# " + number + " ")
            || !index.contains("| [" + number + "](" + name + ") | " + title.substring(7) + " |")) {
          missing.add(name);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  /** A line of a page, and the kind of code block that it stands in; empty outside of any. */
  private record Line(Path page, int number, String fence, String text) {
    String where() {
      return ROOT.relativize(page) + ":" + number;
    }
  }

  private static boolean leads(Path page, String link) throws IOException {
    if (SCHEME.matcher(link).matches()) {
      return true;
    }
    String[] parts = link.split("#", 2);
    Path target =
        parts[0].isEmpty()
            ? page
            : page.resolveSibling(URLDecoder.decode(parts[0], StandardCharsets.UTF_8)).normalize();
    if (!target.startsWith(ROOT) || !Files.exists(target)) {
      return false;
    }
    return parts.length == 1 || anchors(target).contains(parts[1]);
  }

  /** The anchors that GitHub gives a page's headings. */
  private static Set<String> anchors(Path page) throws IOException {
    Set<String> anchors = new HashSet<>();
    for (Line line : lines(page)) {
      if (line.fence().isEmpty() && line.text().matches("#{1,6} .*")) {
        anchors.add(
            line.text()
                .replaceFirst("#+ ", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-'));
      }
    }
    return anchors;
  }

  /** The arguments of each call of the program in a line of a console or shell block. */
  private static List<List<String>> commands(Line line) {
    boolean console = line.fence().equals("console");
    if (!console && !line.fence().equals("sh")) {
      return List.of();
    }
    if (console && !line.text().startsWith("$ ")) {
      return List.of();
    }
    List<List<String>> commands = new ArrayList<>();
    String text = console ? line.text().substring(2) : line.text();
    for (String part : text.split("\\s#\\s", 2)[0].split("&&|\\||;|\\s>", -1)) {
      List<String> words = words(part);
      if (!words.isEmpty() && words.get(0).matches("(\\S*/)?chimera")) {
        commands.add(words.subList(1, words.size()));
      }
    }
    return commands;
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : Arrays.asList(text.strip().split("\\s+"));
  }

  /** Parses as {@link Cli} does, and returns why it is refused, if it is. */
  private static Optional<String> refusal(List<String> arguments) {
    int index = 0;
    while (index < arguments.size() && arguments.get(index).startsWith("-")) {
      index += List.of("-C", "--templates").contains(arguments.get(index)) ? 2 : 1;
    }
    try {
      if (index >= arguments.size()) {
        RootCommand.model(surroundings()).parseArgs(arguments.toArray(String[]::new));
        return Optional.empty();
      }
      Optional<CommandName> name = CommandName.of(arguments.get(index));
      if (name.isEmpty()) {
        return Optional.of("there is no command '" + arguments.get(index) + "'");
      }
      List<String> rest = new ArrayList<>(arguments.subList(0, index));
      rest.addAll(arguments.subList(index + 1, arguments.size()));
      CommandLine command = Cli.commandLine(name.get(), surroundings());
      command.parseArgs(rest.toArray(String[]::new));
      return Optional.empty();
    } catch (ParameterException e) {
      return Optional.of(String.join(" ", arguments) + ": " + e.getMessage());
    }
  }

  private static Surroundings surroundings() {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    return new Surroundings(nowhere, nowhere, ROOT, Map.of(), false, false, false);
  }

  private static Set<String> rangesOfTheCatalog() throws IOException {
    Set<String> ranges = new TreeSet<>();
    try (InputStream file =
        DocumentationTest.class.getResourceAsStream("/chimera/config/ports.yaml")) {
      assertThat(file).isNotNull();
      String role = "";
      for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (line.matches("[a-z]+:")) {
          role = line.substring(0, line.length() - 1);
        } else if (line.matches(" +[a-z]+: \\d+-\\d+")) {
          ranges.add(role + "/" + line.strip().replace(":", ""));
        }
      }
    }
    return ranges;
  }

  private static String withoutCode(String text) {
    return text.replaceAll("`[^`]*`", "");
  }

  private static List<Line> lines(Path page) throws IOException {
    List<Line> lines = new ArrayList<>();
    String fence = "";
    int number = 0;
    for (String text : Files.readAllLines(page)) {
      number++;
      if (text.strip().startsWith("```")) {
        fence = fence.isEmpty() ? text.strip().substring(3) + " " : "";
      } else {
        lines.add(new Line(page, number, fence.isBlank() ? fence : fence.strip(), text));
      }
    }
    return lines;
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes unused) {
            boolean skipped =
                NOT_OURS.contains(directory.getFileName().toString())
                    // a project that somebody made here, as the readme's first command does
                    || Files.exists(directory.resolve("chimera.yaml"));
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes unused) {
            if (file.toString().endsWith(".md")) {
              pages.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return pages;
  }

  private static Path root() {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.exists(directory.resolve("mvnw"))) {
      directory = directory.getParent();
    }
    return directory;
  }
}
