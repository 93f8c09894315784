package io.chimerastack.core.blueprint;

import com.google.common.net.InetAddresses;
import io.chimerastack.core.problem.Problem;
import java.util.Optional;

/** The form of an address to publish on; never asks a name server. */
final class Addresses {
  private Addresses() {}

  static String check(String address) {
    problem(address, "")
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem.what());
            });
    return address;
  }

  static Optional<Problem> problem(String address, String where) {
    if (address.equals(Blueprint.LOOPBACK) || isLiteral(address)) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem(
            "the address to publish on, '" + address + "', is no IP address",
            where,
            "write 127.0.0.1 for this machine only, 0.0.0.0 for all"));
  }

  /** Tells whether the text is an IPv4 or IPv6 address without a zone, which Compose refuses. */
  private static boolean isLiteral(String address) {
    return !address.contains("%") && InetAddresses.isInetAddress(address);
  }
}
