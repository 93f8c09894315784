package io.chimerastack.cli.view;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows in columns. Nothing is ever cut: a name that is printed can be typed. Widths count what is
 * seen, not colour codes.
 */
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a row; rows may differ in length. */
  public Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** Returns the rows as lines, indented by two, without trailing spaces. */
  public String text() {
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        int width = seen(row.get(i));
        if (i == widths.size()) {
          widths.add(width);
        } else {
          widths.set(i, Math.max(widths.get(i), width));
        }
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder("  ");
      for (int i = 0; i < row.size(); i++) {
        line.append(row.get(i));
        if (i < row.size() - 1) {
          line.append(" ".repeat(widths.get(i) - seen(row.get(i)) + 2));
        }
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static int seen(String cell) {
    String bare = cell.replaceAll("\u001b\\[[0-9]*m", "");
    return bare.codePointCount(0, bare.length());
  }
}
