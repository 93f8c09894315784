package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.chimerastack.core.catalog.Catalog;
import io.chimerastack.core.catalog.Component;
import io.chimerastack.model.ServiceRole;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The container tests know everything about a component that they will ask. */
class WorkbenchTest {
  private static final Set<ServiceRole> CODE =
      EnumSet.of(ServiceRole.FRONTEND, ServiceRole.BACKEND);

  @ParameterizedTest
  @MethodSource
  void givenComponentWithCode_whenTested_thenItIsKnownHow(Component component) {
    assertThatCode(() -> Workbench.of(component.id())).doesNotThrowAnyException();
  }

  static Stream<Component> givenComponentWithCode_whenTested_thenItIsKnownHow() {
    return components(CODE);
  }

  @ParameterizedTest
  @MethodSource
  void givenDatabase_whenTested_thenItCanBeAsked(Component component) {
    assertThatCode(() -> Sql.client(component.id())).doesNotThrowAnyException();
  }

  static Stream<Component> givenDatabase_whenTested_thenItCanBeAsked() {
    return components(EnumSet.of(ServiceRole.DATABASE));
  }

  private static Stream<Component> components(Set<ServiceRole> roles) {
    Catalog catalog = StackVariant.catalog();
    return catalog.componentIds().stream()
        .map(catalog::component)
        .filter(component -> component.role().filter(roles::contains).isPresent());
  }
}
