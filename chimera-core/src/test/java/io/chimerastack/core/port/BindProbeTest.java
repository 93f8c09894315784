package io.chimerastack.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.chimerastack.model.Port;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindProbeTest {
  private final BindProbe probe = new BindProbe();

  @ParameterizedTest
  @CsvSource({"INET, 127.0.0.1", "INET, 0.0.0.0", "INET6, ::1", "INET6, ::"})
  void givenListenerOnOneAddress_whenProbing_thenNotFree(
      StandardProtocolFamily family, String address) throws IOException {
    assumeThat(hasAddress(family, address)).as("this machine has %s", address).isTrue();
    Port port;
    try (ServerSocketChannel listener = listen(family, address, 0)) {
      port = new Port(listener.socket().getLocalPort());

      assertThat(probe.free(port)).isFalse();
      assertThat(probe.freeAgain(port)).isFalse();
    }
    assertThat(probe.free(port)).isTrue();
  }

  @Test
  void givenListenerThatAllowsAddressReuse_whenProbing_thenNotFree() throws IOException {
    try (ServerSocket listener = new ServerSocket()) {
      listener.setReuseAddress(true);
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

      assertThat(probe.free(new Port(listener.getLocalPort()))).isFalse();
      assertThat(probe.freeAgain(new Port(listener.getLocalPort()))).isFalse();
    }
  }

  @Test
  void givenFreePort_whenProbing_thenLeavesItFree() throws IOException {
    Port port = unusedPort();

    assertThat(probe.free(port)).isTrue();
    assertThat(probe.free(port)).isTrue();
    try (ServerSocketChannel listener =
        listen(StandardProtocolFamily.INET, "0.0.0.0", port.number())) {
      assertThat(listener.isOpen()).isTrue();
    }
  }

  @Test
  void givenClosedConnectionsThatLinger_whenItsHolderProbes_thenFreeAgain() throws IOException {
    Port port;
    try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      port = new Port(listener.getLocalPort());
      try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port.number())) {
        listener.accept().close(); // the side that closes first waits (TIME_WAIT)
        assertThat(client.getInputStream().read()).isEqualTo(-1);
      }
    }
    assertThat(probe.freeAgain(port)).isTrue();
  }

  private static Port unusedPort() throws IOException {
    try (ServerSocket listener = new ServerSocket(0)) {
      return new Port(listener.getLocalPort());
    }
  }

  private static boolean hasAddress(ProtocolFamily family, String address) {
    try (ServerSocketChannel listener = listen(family, address, 0)) {
      return listener.isOpen();
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private static ServerSocketChannel listen(ProtocolFamily family, String address, int port)
      throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open(family);
    try {
      listener.setOption(StandardSocketOptions.SO_REUSEADDR, false);
      return listener.bind(new InetSocketAddress(InetAddress.getByName(address), port));
    } catch (IOException e) {
      listener.close();
      throw e;
    }
  }
}
