package io.chimerastack.testkit;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Disables, or in strict runs fails, what {@link Requires} something that is not there. */
final class RequiresCondition implements ExecutionCondition {
  private final boolean strict;

  /** For JUnit. */
  RequiresCondition() {
    this(Boolean.parseBoolean(System.getenv("CHIMERA_STRICT")));
  }

  RequiresCondition(boolean strict) {
    this.strict = strict;
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    for (Requires requires :
        AnnotationSupport.findRepeatableAnnotations(context.getElement(), Requires.class)) {
      for (Prerequisite prerequisite : requires.value()) {
        Optional<String> reason = prerequisite.missing();
        if (reason.isPresent()) {
          return unavailable(prerequisite, reason.get());
        }
      }
    }
    return ConditionEvaluationResult.enabled("all prerequisites are there");
  }

  ConditionEvaluationResult unavailable(Prerequisite prerequisite, String reason) {
    String sentence = prerequisite.tests() + " did not run: " + reason;
    if (strict) {
      throw new ExtensionConfigurationException(sentence + " (CHIMERA_STRICT is set)");
    }
    return ConditionEvaluationResult.disabled(sentence);
  }
}
