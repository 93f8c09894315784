package io.chimerastack.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.chimerastack.core.blueprint.Blueprint;
import io.chimerastack.model.Port;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CreateRequestTest {
  @Test
  void givenPorts_whenRequested_thenTheyKeepTheUsersOrder() {
    Map<String, Port> ports = new LinkedHashMap<>();
    for (int number = 8020; number > 8000; number--) {
      ports.put("PORT_" + number % 7 + "_" + number, new Port(number));
    }

    CreateRequest request =
        new CreateRequest(
            Path.of("projects"),
            Blueprint.ofStack("shop", "backend/php-web", null, Blueprint.LOOPBACK),
            ports,
            false);

    assertThat(request.ports()).containsExactlyEntriesOf(ports);
  }
}
