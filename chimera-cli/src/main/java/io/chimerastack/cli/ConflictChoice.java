package io.chimerastack.cli;

import io.chimerastack.core.plan.ConflictPolicy;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The words of {@code --conflict}: every policy but to ask, which is to leave the option out. */
final class ConflictChoice implements ITypeConverter<ConflictPolicy>, Iterable<String> {
  private static final List<String> WORDS =
      Arrays.stream(ConflictPolicy.values())
          .filter(policy -> policy != ConflictPolicy.ASK)
          .map(ConflictPolicy::id)
          .toList();

  @Override
  public ConflictPolicy convert(String word) {
    return ConflictPolicy.of(word)
        .filter(policy -> policy != ConflictPolicy.ASK)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + word + "' is none of " + String.join(", ", WORDS)));
  }

  @Override
  public Iterator<String> iterator() {
    return WORDS.iterator();
  }
}
