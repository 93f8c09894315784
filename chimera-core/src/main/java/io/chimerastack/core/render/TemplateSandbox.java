package io.chimerastack.core.render;

import freemarker.core.Environment;
import freemarker.core.ParseException;
import freemarker.core.TemplateProcessingTracer;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Renders the templates of one folder, which may have been written by anyone: they see the model
 * and the folder's own files, call nothing, and end within the limits.
 */
final class TemplateSandbox {
  private final FolderTemplates templates;
  private final TemplateFolder folder;
  private final RenderLimits limits;
  private final Consumer<String> progress;

  /**
   * Creates a sandbox.
   *
   * @param progress is told the place of each template when its rendering starts
   */
  TemplateSandbox(
      FolderTemplates prototype,
      TemplateFolder folder,
      RenderLimits limits,
      Consumer<String> progress) {
    this.templates = prototype.serving(folder);
    this.folder = folder;
    this.limits = limits;
    this.progress = progress;
  }

  /** Parses every template of the folder that can be parsed, so that rendering need not. */
  void parseAll() {
    for (String path : folder.paths()) {
      if (path.endsWith(FolderTemplates.SUFFIX)) {
        try {
          templates.template(path);
        } catch (IOException | RuntimeException | StackOverflowError e) {
          // rendering it tells what is wrong
        }
      }
    }
  }

  /**
   * Renders a template of the folder.
   *
   * @throws TemplateFailure if it is not well-formed, fails or exceeds a limit
   */
  String render(String path, Map<String, Object> model) throws TemplateFailure {
    return run(folder.location(path), () -> templates.template(path), model);
  }

  /**
   * Evaluates a condition such as {@code !(uses.database??)}.
   *
   * @param location where the condition stands
   * @throws TemplateFailure if it is not well-formed, fails, exceeds a limit or is not a boolean
   */
  boolean test(String condition, String location, Map<String, Object> model)
      throws TemplateFailure {
    String text = "[#if (" + condition + ")]true[#else]false[/#if]";
    String result = run(location, () -> templates.expression("when", location, text), model);
    return switch (result) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new TemplateFailure(
              new Problem(
                  "'" + condition + "' is not one condition",
                  location,
                  "write one expression",
                  Rule.TEMPLATE_ERROR));
    };
  }

  private String run(String location, TemplateSupplier supplier, Map<String, Object> model)
      throws TemplateFailure {
    progress.accept(location);
    Undefined undefined = new Undefined();
    try {
      LimitedText text = new LimitedText(limits.bytes());
      Template template = supplier.get();
      Environment environment =
          template.createProcessingEnvironment(PlainValues.hash(model), text, PlainValues.INSTANCE);
      environment.setTemplateExceptionHandler(undefined::examine);
      environment.setTemplateProcessingTracer(new StepCounter(limits.steps()));
      environment.process();
      return text.toString();
    } catch (TemplateException e) {
      throw new TemplateFailure(problem(e, location, undefined));
    } catch (ParseException e) {
      throw new TemplateFailure(problem(e));
    } catch (FolderTemplates.RefusedInclude e) {
      throw new TemplateFailure(e.at(location));
    } catch (LimitReached | LimitedText.Full e) {
      throw new TemplateFailure(
          new Problem(
              "the template " + e.getMessage(),
              location,
              "look for a loop that does not end",
              Rule.TEMPLATE_LIMITS));
    } catch (StackOverflowError e) {
      throw new TemplateFailure(
          new Problem(
              "the template is nested too deeply",
              location,
              "look for a macro, function or include that calls itself",
              Rule.TEMPLATE_LIMITS));
    } catch (OutOfMemoryError e) {
      throw new TemplateFailure(
          new Problem(
              "the template needs more memory than there is",
              location,
              "look for a text that doubles in a loop",
              Rule.TEMPLATE_LIMITS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Problem problem(TemplateException e, String location, Undefined undefined) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof ParseException parse) {
        return problem(parse);
      }
      if (cause instanceof FolderTemplates.RefusedInclude refused) {
        return refused.at(where(e, location));
      }
    }
    Optional<Problem> missing = undefined.problem(e, where(e, location));
    if (missing.isPresent()) {
      return missing.get();
    }
    return new Problem(
        FreeMarkerMessage.firstSentence(e.getMessageWithoutStackTop()),
        where(e, location),
        "correct the template",
        FreeMarkerMessage.refuses(e.getMessageWithoutStackTop())
            ? Rule.TEMPLATE_FORBIDDEN
            : Rule.TEMPLATE_ERROR);
  }

  private static Problem problem(ParseException e) {
    String place =
        e.getTemplateName() + ":" + e.getLineNumber() + ":" + Math.max(1, e.getColumnNumber());
    return new Problem(
        "the template is not well-formed: " + FreeMarkerMessage.firstSentence(e.getEditorMessage()),
        place,
        "correct the template; tags are written [#if …], values [=name]",
        Rule.TEMPLATE_SYNTAX);
  }

  private static String where(TemplateException e, String location) {
    String source = e.getTemplateSourceName();
    Integer line = e.getLineNumber();
    Integer column = e.getColumnNumber();
    return source == null || line == null || column == null
        ? location
        : source + ":" + line + ":" + column;
  }

  /** Gets a template; parses it if it must. */
  private interface TemplateSupplier {
    Template get() throws IOException;
  }

  /** A template failed; carries the problem to report. */
  static final class TemplateFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    TemplateFailure(Problem problem) {
      super(problem.toString(), null, false, false);
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }

  /** Ends a template; no {@code [#attempt]} catches it. */
  private static final class LimitReached extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LimitReached(String message) {
      super(message, null, false, false);
    }
  }

  private static final class StepCounter implements TemplateProcessingTracer {
    private final long limit;
    private long steps;

    StepCounter(long limit) {
      this.limit = limit;
    }

    @Override
    public void enterElement(Environment environment, TracedElement element) {
      if (++steps > limit) {
        throw new LimitReached("takes more than " + limit + " steps");
      }
      if ((steps & 0x3ff) == 0 && Thread.currentThread().isInterrupted()) {
        throw new LimitReached("was interrupted because it takes too long");
      }
    }

    @Override
    public void exitElement(Environment environment, TracedElement element) {}
  }
}
