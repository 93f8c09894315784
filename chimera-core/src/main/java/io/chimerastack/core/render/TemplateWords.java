package io.chimerastack.core.render;

import freemarker.core.FMParser;
import freemarker.core.FMParserTokenManager;
import freemarker.core.ParseException;
import freemarker.core.SimpleCharStream;
import freemarker.core.TokenMgrError;
import freemarker.template.Template;
import freemarker.template.utility.StringUtil;
import io.chimerastack.core.problem.Rule;
import io.chimerastack.core.render.FolderTemplates.RefusedInclude;
import java.io.StringReader;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Refuses templates that ask for the time, or that evaluate text which could do so: the same input
 * gives the same files. FreeMarker has no setting for that, so its own tokens are read once more.
 */
final class TemplateWords {
  private static final String INTERPOLATION = "[=";

  private static final List<String> WORDS = List.of("now", "eval", "interpret");

  /** What writes any character in a text, a letter of a refused word too. */
  private static final String ESCAPE = "\\x";

  /** What must not be in a text that is itself a template; escapes could hide it. */
  private static final Pattern NESTED = Pattern.compile("\\b(now|eval|interpret)\\b|\\\\");

  private TemplateWords() {}

  /**
   * Checks a template.
   *
   * @param template the template, which is well-formed
   * @param text its source
   * @throws RefusedInclude with the place, if it has a word that is refused
   */
  static void check(Template template, String text) throws RefusedInclude {
    if (!mayHaveRefusedWord(text)) {
      return;
    }
    SimpleCharStream characters = new SimpleCharStream(new StringReader(text), 1, 1);
    FMParser parser =
        new FMParser(
            template,
            false,
            new FMParserTokenManager(characters),
            template.getParserConfiguration());
    String before = "";
    String token = next(template, parser);
    // In plain text the dot and the question mark are never tokens of their own before a word.
    while (!token.isEmpty()) {
      if (before.equals(".") && token.equals("now")) {
        throw refused(template, characters, "asks for the time: '.now'");
      }
      if (before.equals("?") && (token.equals("eval") || token.equals("interpret"))) {
        throw refused(template, characters, "evaluates text: '?" + token + "'");
      }
      if (isTemplateWithRefusedWord(token)) {
        throw refused(template, characters, "hides an expression in a text: " + token);
      }
      before = token;
      token = next(template, parser);
    }
  }

  /** Reading the tokens again takes as long as parsing, so it is done only where it must be. */
  private static boolean mayHaveRefusedWord(String text) {
    if (text.contains(ESCAPE)) {
      return true;
    }
    for (String word : WORDS) {
      for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        if (!continues(text, at) && !isPartOfName(text, at + word.length())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Tells whether a longer name goes on here; the letter of an escape ends where it stands. */
  private static boolean continues(String text, int at) {
    return isPartOfName(text, at - 1) && !(at > 1 && text.charAt(at - 2) == '\\');
  }

  private static boolean isPartOfName(String text, int at) {
    return at >= 0 && at < text.length() && Character.isJavaIdentifierPart(text.charAt(at));
  }

  /** Returns the next token as it is written; empty at the end. */
  private static String next(Template template, FMParser parser) throws RefusedInclude {
    try {
      return String.valueOf((Object) parser.getNextToken());
    } catch (TokenMgrError e) {
      throw new RefusedInclude(
          Rule.TEMPLATE_FORBIDDEN,
          "the template cannot be checked for expressions that are refused",
          "write its expressions in a simpler way",
          template.getSourceName());
    }
  }

  private static boolean isTemplateWithRefusedWord(String token) {
    if (token.length() < 2 || (token.charAt(0) != '"' && token.charAt(0) != '\'')) {
      return false;
    }
    try {
      String value = StringUtil.FTLStringLiteralDec(token.substring(1, token.length() - 1));
      return value.contains(INTERPOLATION) && NESTED.matcher(value).find();
    } catch (ParseException e) {
      return false; // plain text that looks like the start of a literal
    }
  }

  private static RefusedInclude refused(
      Template template, SimpleCharStream characters, String what) {
    return new RefusedInclude(
        Rule.TEMPLATE_FORBIDDEN,
        "the template " + what,
        "drop it: templates have no clock, so that the same input gives the same files",
        "%s:%d:%d"
            .formatted(
                template.getSourceName(), characters.getBeginLine(), characters.getBeginColumn()));
  }
}
