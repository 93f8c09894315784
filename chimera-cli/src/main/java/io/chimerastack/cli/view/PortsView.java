package io.chimerastack.cli.view;

import io.chimerastack.core.port.Lease;
import io.chimerastack.core.port.Listing;
import io.chimerastack.core.port.Reclaimed;
import io.chimerastack.core.port.Standing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows which project on this machine holds which ports. */
public final class PortsView {
  private PortsView() {}

  /** Returns the leases for people. */
  public static String text(Listing listing, Palette palette) {
    if (listing.entries().isEmpty()) {
      return "No project holds a port.\n";
    }
    StringBuilder text = new StringBuilder();
    for (Listing.Entry entry : listing.entries()) {
      Lease lease = entry.lease();
      text.append(palette.bold(lease.instance())).append("  ").append(lease.directory());
      if (entry.standing() != Standing.LIVE) {
        text.append("  ").append(palette.yellow(word(entry.standing())));
      }
      text.append('\n');
      Table table = new Table();
      lease.ports().forEach((variable, port) -> table.row(variable, palette.cyan(port.toString())));
      text.append(table.text());
    }
    return text.toString();
  }

  /** Returns the leases as a JSON document. */
  public static String json(Listing listing) {
    List<Object> leases = new ArrayList<>();
    for (Listing.Entry entry : listing.entries()) {
      Map<String, @Nullable Object> lease = lease(entry.lease());
      lease.put("standing", entry.standing().name().toLowerCase(Locale.ROOT));
      leases.add(lease);
    }
    var document = Json.document();
    document.put("leases", leases);
    return Json.text(document);
  }

  /** Returns what ended, for people. */
  public static String ended(List<Lease> leases, Palette palette) {
    if (leases.isEmpty()) {
      return "Nothing to give back: 'chimera ports' shows who holds what.\n";
    }
    StringBuilder text = new StringBuilder();
    for (Lease lease : leases) {
      text.append("released ").append(palette.bold(lease.instance()));
      text.append("  ").append(lease.directory()).append("  ");
      text.append(
          String.join(", ", lease.ports().values().stream().map(Object::toString).toList()));
      text.append('\n');
    }
    return text.toString();
  }

  /** Returns what ended as a JSON document. */
  public static String endedJson(List<Lease> leases) {
    List<Object> ended = new ArrayList<>();
    leases.forEach(lease -> ended.add(lease(lease)));
    var document = Json.document();
    document.put("released", ended);
    return Json.text(document);
  }

  /** Returns the leases among what was reclaimed. */
  public static List<Lease> leases(List<Reclaimed> reclaimed) {
    return reclaimed.stream().map(Reclaimed::lease).toList();
  }

  private static Map<String, @Nullable Object> lease(Lease lease) {
    Map<String, Object> ports = new LinkedHashMap<>();
    lease.ports().forEach((variable, port) -> ports.put(variable, port.number()));
    return Json.object(
        "instance", lease.instance(),
        "directory", lease.directory().toString(),
        "since", lease.since().toString(),
        "confirmed", lease.confirmed(),
        "ports", ports);
  }

  private static String word(Standing standing) {
    return switch (standing) {
      case LIVE -> "";
      case ENDED -> "(ended; 'chimera ports prune' removes it)";
      case DELETED -> "(deleted; 'chimera ports prune' removes it)";
      case UNREACHABLE -> "(not reachable: is its disk mounted?)";
    };
  }
}
