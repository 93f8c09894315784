package io.chimerastack.core.render;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.core.TemplateConfiguration;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateExceptionHandler;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Rule;
import io.chimerastack.core.problem.Suggestions;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * FreeMarker's settings together with the one folder whose templates they serve. Every lookup, also
 * that of an include or import, ends here, and finds the folder's own files or nothing.
 */
final class FolderTemplates extends Configuration {
  private static final String UNAVAILABLE = "@templates_have_no_clock";

  /** How the name of a template ends. */
  static final String SUFFIX = ".ftl";

  private @Nullable TemplateFolder folder;
  private Map<String, Template> parsed = new ConcurrentHashMap<>();
  private @Nullable TemplateConfiguration html;

  private FolderTemplates() {
    super(Configuration.VERSION_2_3_35);
  }

  /** Returns the settings without a folder; costly the first time, so made once and copied. */
  static FolderTemplates prototype() {
    FolderTemplates settings = new FolderTemplates();
    settings.setTagSyntax(SQUARE_BRACKET_TAG_SYNTAX);
    settings.setInterpolationSyntax(SQUARE_BRACKET_INTERPOLATION_SYNTAX);
    settings.setObjectWrapper(PlainValues.INSTANCE);
    settings.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    settings.setAPIBuiltinEnabled(false);
    settings.clearSharedVariables();
    settings.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    settings.setAttemptExceptionReporter((exception, environment) -> {});
    settings.setLogTemplateExceptions(false);
    settings.setWrapUncheckedExceptions(true);
    settings.setRecognizeStandardFileExtensions(false);
    settings.setFallbackOnNullLoopVariable(false);
    settings.setLocalizedLookup(false);
    settings.setLocale(Locale.ROOT);
    settings.setTimeZone(TimeZone.getTimeZone("UTC"));
    settings.setNumberFormat("c");
    settings.setBooleanFormat("c");
    settings.setDateFormat(UNAVAILABLE);
    settings.setTimeFormat(UNAVAILABLE);
    settings.setDateTimeFormat(UNAVAILABLE);
    settings.setDefaultEncoding(StandardCharsets.UTF_8.name());
    settings.setOutputEncoding(StandardCharsets.UTF_8.name());
    settings.setURLEscapingCharset(StandardCharsets.UTF_8.name());
    return settings;
  }

  /** Returns a copy of these settings that serves the given folder. */
  FolderTemplates serving(TemplateFolder served) {
    FolderTemplates copy = (FolderTemplates) clone();
    copy.folder = served;
    copy.parsed = new ConcurrentHashMap<>();
    copy.html = new TemplateConfiguration();
    copy.html.setOutputFormat(HTMLOutputFormat.INSTANCE);
    copy.html.setParentConfiguration(copy);
    return copy;
  }

  /**
   * Returns the folder's template of the given path, parsed the first time that it is asked for.
   */
  Template template(String path) throws IOException {
    Template known = parsed.get(path);
    if (known != null) {
      return known;
    }
    String text = text(path);
    Template template =
        new Template(
            path,
            folder().location(path),
            new StringReader(text),
            this,
            escapesHtml(path) ? html : null,
            null);
    TemplateWords.check(template, text);
    parsed.put(path, template);
    return template;
  }

  /** Returns a template of the given text, which stands in no file of its own. */
  Template expression(String name, String location, String text) throws IOException {
    Template template = new Template(name, location, new StringReader(text), this, null, null);
    TemplateWords.check(template, text);
    return template;
  }

  @Override
  public @Nullable Template getTemplate(
      String name,
      Locale locale,
      @Nullable Object lookupCondition,
      String encoding,
      boolean parse,
      boolean ignoreMissing)
      throws IOException {
    String path = name.startsWith("/") ? name.substring(1) : name;
    if (path.contains("..") || path.contains("\\") || path.contains(":") || path.contains("*")) {
      throw new RefusedInclude(
          "'" + name + "' cannot be included: a template sees only files of its own folder",
          "name a file below the component's folder, without '..', ':' or '*'");
    }
    if (!folder().paths().contains(path)) {
      if (ignoreMissing) {
        return null;
      }
      List<String> near = Suggestions.nearest(path, folder().paths());
      throw new RefusedInclude(
          "'" + name + "' cannot be included: the component has no file '" + path + "'",
          near.isEmpty()
              ? "a template includes only files of its own component's folder"
              : "nearest: " + String.join(", ", near));
    }
    return parse
        ? template(path)
        : Template.getPlainTextTemplate(path, folder().location(path), text(path), this);
  }

  private String text(String path) throws IOException {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(folder().read(path)))
              .toString();
      String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
      return unmarked.indexOf('\r') < 0 ? unmarked : unmarked.replace("\r\n", "\n");
    } catch (CharacterCodingException e) {
      throw new RefusedInclude(
          Rule.FILE_ENCODING,
          "the template is not UTF-8 text",
          "save it as UTF-8, or drop the suffix '.ftl'",
          null);
    }
  }

  private TemplateFolder folder() {
    if (folder == null) {
      throw new IllegalStateException("the settings serve no folder");
    }
    return folder;
  }

  private static boolean escapesHtml(String path) {
    String output = path.endsWith(SUFFIX) ? path.substring(0, path.length() - 4) : path;
    return output.endsWith(".html") || output.endsWith(".svg");
  }

  /** Says why a file is not to be had. */
  static final class RefusedInclude extends IOException {
    private static final long serialVersionUID = 1L;
    private final String what;
    private final String fix;
    private final @Nullable String place;
    private final Rule rule;

    RefusedInclude(String what, String fix) {
      this(Rule.TEMPLATE_OUTSIDE, what, fix, null);
    }

    RefusedInclude(Rule rule, String what, String fix, @Nullable String place) {
      super(what);
      this.rule = rule;
      this.what = what;
      this.fix = fix;
      this.place = place;
    }

    /** Returns the problem; it is at {@code asked} unless a place of its own is known. */
    Problem at(String asked) {
      return new Problem(what, place == null ? asked : place, fix, rule);
    }
  }
}
