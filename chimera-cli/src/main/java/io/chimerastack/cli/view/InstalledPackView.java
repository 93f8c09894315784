package io.chimerastack.cli.view;

import io.chimerastack.core.pack.InstalledPack;
import io.chimerastack.core.pack.PackStore;
import io.chimerastack.core.problem.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows packs that are installed on this machine. */
public final class InstalledPackView {
  private static final int SHOWN_DIGITS = 12;

  private InstalledPackView() {}

  /** Returns the packs for people. */
  public static String text(List<InstalledPack> packs, Palette palette) {
    if (packs.isEmpty()) {
      return "No pack is installed; 'chimera template install' does that.\n";
    }
    Table table = new Table();
    for (InstalledPack pack : packs) {
      table.row(
          palette.bold(pack.name()),
          content(pack),
          pack.digest().substring(0, Math.min(SHOWN_DIGITS, pack.digest().length())),
          palette.cyan(pack.origin())
              + (pack.changed() ? palette.yellow("  changed since it was installed") : ""));
    }
    return table.text();
  }

  /** Returns the packs as a JSON document. */
  public static String json(List<InstalledPack> packs) {
    var document = Json.document();
    document.put("packs", packs.stream().map(InstalledPackView::object).toList());
    return Json.text(document);
  }

  /** Returns what came of an installation, for people. */
  public static String installed(PackStore.Outcome outcome, Palette palette) {
    InstalledPack pack = outcome.pack();
    StringBuilder text = new StringBuilder();
    for (Problem warning : outcome.warnings()) {
      text.append(palette.yellow(warning.rule().level().id())).append(": ");
      text.append(warning.where()).append(": ").append(warning.what()).append('\n');
    }
    text.append(
        outcome.already() ? palette.green("Already installed") : palette.green("Installed"));
    text.append(": ").append(palette.bold(pack.name())).append(", ").append(content(pack));
    text.append("\n  sha256 ").append(pack.digest()).append('\n');
    text.append(palette.faint("chimera list · chimera template uninstall " + pack.name()));
    return text.append('\n').toString();
  }

  /** Returns what came of an installation as a JSON document. */
  public static String installedJson(PackStore.Outcome outcome) {
    var document = Json.document();
    document.put("installed", object(outcome.pack()));
    document.put("already", outcome.already());
    return Json.text(document);
  }

  /** Returns that a pack was removed, for people. */
  public static String uninstalled(InstalledPack pack, Palette palette) {
    return palette.green("Removed") + ": " + palette.bold(pack.name()) + "\n";
  }

  /** Returns that a pack was removed as a JSON document. */
  public static String uninstalledJson(InstalledPack pack) {
    var document = Json.document();
    document.put("uninstalled", object(pack));
    return Json.text(document);
  }

  private static String content(InstalledPack pack) {
    return counted(pack.components(), "component") + ", " + counted(pack.stacks(), "stack");
  }

  private static String counted(int number, String word) {
    return number + " " + word + (number == 1 ? "" : "s");
  }

  private static Map<String, @Nullable Object> object(InstalledPack pack) {
    return Json.object(
        "name", pack.name(),
        "origin", pack.origin(),
        "archive", pack.archive().isEmpty() ? null : pack.archive(),
        "digest", pack.digest(),
        "components", pack.components(),
        "stacks", pack.stacks(),
        "changed", pack.changed());
  }
}
