package io.chimerastack.core.check;

import io.chimerastack.core.catalog.CatalogSource;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Rule;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the texts of a pack as they stand, for what shows before anything is rendered: encodings,
 * line ends, secrets, and placeholders in files that are only copied.
 */
final class SourceTexts {
  private static final String TEMPLATE = ".ftl";
  private static final Pattern FILES = Pattern.compile("(base|stacks)/[^/]+/[^/]+/files/.+");
  private static final Pattern FRAGMENT =
      Pattern.compile("base/[^/]+/[^/]+/compose(\\.prod)?\\.yaml\\.ftl");
  private static final Pattern MANIFEST = Pattern.compile("base/[^/]+/[^/]+/template\\.yaml");
  private static final Pattern FOR_WINDOWS = Pattern.compile("(?i).+\\.(bat|cmd|ps1)");

  private static final String SECRET_NAME =
      "(?:[A-Z0-9]+_)*(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_KEY|SECRET_KEY|ACCESS_KEY)";

  /** {@code KEY: value} of a Compose environment or an export, also as {@code - KEY=value}. */
  private static final Pattern SECRET_ENTRY =
      Pattern.compile(
          "^\\s*(?:- +)?[\"']?(?<key>" + SECRET_NAME + ")[\"']?\\s*[:=]\\s*(?<value>\\S.*?)\\s*$");

  /** {@code {name: KEY, value: something}} of a manifest's variables. */
  private static final Pattern SECRET_VARIABLE =
      Pattern.compile(
          "name:\\s*[\"']?(?<key>" + SECRET_NAME + ")[\"']?\\s*,.*?\\bvalue:\\s*(?<value>[^,}]*)");

  private static final Pattern HARMLESS =
      Pattern.compile(
          "(?i)[\"']?(?:yes|no|true|false|on|off|0|1|null|~)?[\"']?(?:\\s+#.*)?|#.*|.*(?:\\$|\\[=|\\[#).*");

  /** Text that is a secret by its own form. */
  private static final Pattern SECRET_TEXT =
      Pattern.compile(
          "-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----"
              + "|\\bAKIA[0-9A-Z]{16}\\b|\\bgh[pousr]_[A-Za-z0-9]{36}\\b"
              + "|\\bgithub_pat_[A-Za-z0-9_]{60,}|\\bxox[abprs]-[A-Za-z0-9-]{10,}"
              + "|\\bsk_live_[A-Za-z0-9]{16,}");

  private final CatalogSource source;
  private final List<Problem> problems = new ArrayList<>();

  private SourceTexts(CatalogSource source) {
    this.source = source;
  }

  /** Returns what is wrong with the texts in scope. */
  static List<Problem> problems(CatalogSource source, PackScope scope) {
    SourceTexts texts = new SourceTexts(source);
    for (String path : source.paths()) {
      String[] parts = path.split("/", -1);
      boolean inFolder = parts.length > 3;
      if (inFolder && scope.has(parts[0] + "/" + parts[1] + "/" + parts[2])) {
        texts.check(path);
      }
    }
    return texts.problems;
  }

  private void check(String path) {
    byte[] bytes = source.read(path);
    Optional<String> text = text(bytes);
    if (text.isEmpty()) {
      if (path.endsWith(TEMPLATE)) {
        report(
            Rule.FILE_ENCODING,
            path,
            0,
            0,
            "the template is not UTF-8 text",
            "save it as UTF-8, or drop the suffix '.ftl'");
      }
      return;
    }
    checkLineEnds(path, text.get());
    List<String> lines = text.get().lines().toList();
    find(path, lines, SECRET_TEXT, "holds a secret: ");
    if (MANIFEST.matcher(path).matches()) {
      findEntries(path, lines, SECRET_VARIABLE);
      findEntries(path, lines, SECRET_ENTRY);
    } else if (FRAGMENT.matcher(path).matches()) {
      findEntries(path, lines, SECRET_ENTRY);
    }
    if (FILES.matcher(path).matches() && !path.endsWith(TEMPLATE)) {
      for (PlaceholderLeaks.Leak leak : PlaceholderLeaks.in(Map.of(path, text.get()), Map.of())) {
        report(
            Rule.PLACEHOLDER_LEAK,
            path,
            leak.line(),
            lines.get(leak.line() - 1).indexOf(leak.text()) + 1,
            leak.what(),
            "finish it, or add the suffix '.ftl' if the file is a template");
      }
    }
  }

  private static Optional<String> text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private void checkLineEnds(String path, String text) {
    int end = text.indexOf("\r\n");
    // templates and manifests are read with either line end
    if (end < 0
        || path.endsWith(TEMPLATE)
        || !FILES.matcher(path).matches()
        || FOR_WINDOWS.matcher(path).matches()) {
      return;
    }
    boolean program = text.startsWith("#!");
    int line = (int) text.substring(0, end).lines().count();
    report(
        program ? Rule.SCRIPT_LINE_ENDS : Rule.LINE_ENDS,
        path,
        Math.max(1, line),
        0,
        program
            ? "the program has Windows line ends: Linux cannot start it"
            : "the text has Windows line ends, which reach every project",
        "save it with LF line ends; in git: '* text=auto eol=lf' in .gitattributes");
  }

  private void find(String path, List<String> lines, Pattern pattern, String what) {
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = pattern.matcher(lines.get(i));
      if (matcher.find()) {
        String shown = matcher.group().substring(0, Math.min(8, matcher.group().length()));
        report(
            Rule.SECRET_VALUE,
            path,
            i + 1,
            matcher.start() + 1,
            "the file " + what + shown + "…",
            "remove it and revoke it: whoever has the pack has the secret");
      }
    }
  }

  private void findEntries(String path, List<String> lines, Pattern pattern) {
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = pattern.matcher(lines.get(i));
      if (matcher.find() && !HARMLESS.matcher(matcher.group("value").strip()).matches()) {
        String key = matcher.group("key");
        report(
            Rule.SECRET_VALUE,
            path,
            i + 1,
            matcher.start("value") + 1,
            "the value of " + key + " stands in the template, the same for everyone",
            "declare it under 'variables' with 'secret: true' and write ${" + key + "}");
      }
    }
  }

  private void report(Rule rule, String path, int line, int column, String what, String fix) {
    problems.add(
        new Problem(what, new Place(source.locate(path), line, column).toString(), fix, rule));
  }
}
