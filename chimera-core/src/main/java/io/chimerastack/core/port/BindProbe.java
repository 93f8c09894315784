package io.chimerastack.core.port;

import io.chimerastack.model.Port;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.util.List;

/**
 * Finds out by binding, never by connecting: a TCP port is free when it can be bound right now on
 * 127.0.0.1, 0.0.0.0, ::1 and ::, one after the other, with address reuse off. Nothing is listened
 * on, so that no client can mistake a probe for a server.
 *
 * <p>An address that this machine does not have (no IPv6, say) is left out; it is recognised by
 * refusing a port of the system's choice too. UDP is not looked at.
 *
 * <p>With address reuse off a port also counts as taken while the operating system still remembers
 * a closed connection to it (TIME_WAIT, up to a minute on Linux). That is right for a new owner,
 * but would drive an instance from its own port between a {@code down} and an {@code up}; {@link
 * #freeAgain} therefore tries once more with address reuse on, which still fails when somebody
 * listens on the port. (On Windows the JDK binds exclusively and ignores the option.)
 *
 * <p>Instances are safe for use by several threads.
 */
public final class BindProbe implements PortProbe {
  private static final List<Candidate> CANDIDATES =
      List.of(
          new Candidate(StandardProtocolFamily.INET, address(127, 0, 0, 1)),
          new Candidate(StandardProtocolFamily.INET, address(0, 0, 0, 0)),
          new Candidate(
              StandardProtocolFamily.INET6,
              address(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)),
          new Candidate(
              StandardProtocolFamily.INET6,
              address(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)));

  /** Creates a probe of this machine. */
  public BindProbe() {}

  @Override
  public boolean free(Port port) {
    return bindable(port, false);
  }

  @Override
  public boolean freeAgain(Port port) {
    return bindable(port, false) || bindable(port, true);
  }

  private static boolean bindable(Port port, boolean reuse) {
    boolean bound = false;
    for (Candidate candidate : CANDIDATES) {
      if (candidate.binds(port.number(), reuse)) {
        bound = true;
      } else if (candidate.binds(0, reuse)) {
        return false;
      }
    }
    return bound;
  }

  private static InetAddress address(int... octets) {
    byte[] bytes = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      bytes[i] = (byte) octets[i];
    }
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 and 16 octets always make an address", e);
    }
  }

  private record Candidate(ProtocolFamily family, InetAddress address) {
    boolean binds(int port, boolean reuse) {
      try (SocketChannel channel = SocketChannel.open(family)) {
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, reuse);
        channel.bind(new InetSocketAddress(address, port));
        return true;
      } catch (IOException | UnsupportedOperationException e) {
        return false;
      }
    }
  }
}
