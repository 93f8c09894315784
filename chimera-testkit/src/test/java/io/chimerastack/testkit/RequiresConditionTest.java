package io.chimerastack.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.AnnotationSupport;

class RequiresConditionTest {
  @Test
  void givenMissingPrerequisite_whenNotStrict_thenDisablesAndSaysWhy() {
    ConditionEvaluationResult result =
        new RequiresCondition(false).unavailable(Prerequisite.DOCKER, "no engine answers");

    assertThat(result.isDisabled()).isTrue();
    assertThat(result.getReason()).contains("container tests did not run: no engine answers");
  }

  @Test
  void givenMissingPrerequisite_whenStrict_thenFails() {
    RequiresCondition strict = new RequiresCondition(true);

    assertThatThrownBy(() -> strict.unavailable(Prerequisite.CHROMIUM, "none is installed"))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageContaining("browser tests did not run: none is installed");
  }

  @Test
  void givenTwoAnnotations_whenLookingForPrerequisites_thenFindsBoth() {
    assertThat(AnnotationSupport.findRepeatableAnnotations(Both.class, Requires.class))
        .flatExtracting(requires -> List.of(requires.value()))
        .containsExactly(Prerequisite.DOCKER, Prerequisite.CHROMIUM);
  }

  @RequiresDocker
  @RequiresChromium
  private static final class Both {}
}
