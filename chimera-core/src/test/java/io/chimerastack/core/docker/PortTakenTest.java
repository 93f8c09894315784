package io.chimerastack.core.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lines of {@code docker compose up} say that another program holds a port. */
class PortTakenTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Error response from daemon: driver failed programming external connectivity on endpoint"
            + " shop-proxy-1 (5c1f): Bind for 127.0.0.1:8080 failed: port is already allocated",
        "Error response from daemon: failed to set up container networking: driver failed"
            + " programming external connectivity on endpoint shop-proxy-1: failed to bind host"
            + " port 127.0.0.1:8080/tcp: address already in use",
        "Error response from daemon: Ports are not available: exposing port TCP 127.0.0.1:3306 ->"
            + " 127.0.0.1:0: listen tcp 127.0.0.1:3306: bind: address already in use",
        "Error response from daemon: Ports are not available: exposing port TCP 127.0.0.1:3306 ->"
            + " 127.0.0.1:0: listen tcp 127.0.0.1:3306: bind: Only one usage of each socket"
            + " address (protocol/network address/port) is normally permitted.",
        "  Error response from daemon: Ports are not available: exposing port TCP 127.0.0.1:80 ->"
            + " 127.0.0.1:0: listen tcp 127.0.0.1:80: bind: An attempt was made to access a socket"
            + " in a way forbidden by its access permissions.",
        "rootlessport listen tcp 127.0.0.1:8080: bind: address already in use"
      })
  void givenEngineThatCannotPublish_whenReadingItsLine_thenPortIsTaken(String line) {
    assertThat(Compose.tellsOfTakenPort(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Error: listen EADDRINUSE: address already in use :::3000",
        "#12 3.451 bind: address already in use",
        "#9 0.8 Only one usage of each socket address (endpoint) is normally permitted",
        "Error response from daemon: bind source path does not exist: /x",
        "service proxy: endpoint not found"
      })
  void givenAnotherFailure_whenReadingItsLine_thenNoPortIsTaken(String line) {
    assertThat(Compose.tellsOfTakenPort(line)).isFalse();
  }
}
