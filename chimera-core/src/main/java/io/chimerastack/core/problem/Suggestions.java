package io.chimerastack.core.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds what the user may have meant. */
public final class Suggestions {
  private Suggestions() {}

  /**
   * Returns the known names nearest to {@code given} by edit distance, best first, at most three;
   * empty if none is near. A name that is clearly farther than the best is not among them: a long
   * common beginning alone makes none near.
   */
  public static List<String> nearest(String given, Collection<String> known) {
    int limit = Math.max(2, given.length() / 2);
    List<String> near = new ArrayList<>();
    for (String name : known) {
      if (distance(given, name) <= limit || (given.length() > 2 && name.contains(given))) {
        near.add(name);
      }
    }
    near.sort(
        Comparator.comparingInt((String name) -> distance(given, name))
            .thenComparing(Comparator.naturalOrder()));
    if (!near.isEmpty()) {
      int best = distance(given, near.get(0));
      int farthest = best + Math.max(1, best / 2);
      near.removeIf(name -> distance(given, name) > farthest && !name.contains(given));
    }
    return List.copyOf(near.subList(0, Math.min(3, near.size())));
  }

  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
