package io.chimerastack.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Tells how long each test took, so that it shows what the container tests cost: on standard output
 * and in {@code target/container-times.txt}.
 */
final class PhaseTimes
    implements BeforeTestExecutionCallback, AfterTestExecutionCallback, AfterAllCallback {
  private static final Path FILE = Path.of("target/container-times.txt");
  private static final AtomicBoolean STARTED = new AtomicBoolean();
  private static final ExtensionContext.Namespace STORE =
      ExtensionContext.Namespace.create(PhaseTimes.class);

  private final Map<String, Duration> totals = new TreeMap<>();

  @Override
  public void beforeTestExecution(ExtensionContext context) {
    context.getStore(STORE).put("began", System.nanoTime());
  }

  @Override
  public void afterTestExecution(ExtensionContext context) throws IOException {
    long began = context.getStore(STORE).get("began", Long.class);
    Duration time = Duration.ofNanos(System.nanoTime() - began);
    String phase = context.getRequiredTestMethod().getName();
    totals.merge(phase, time, Duration::plus);
    report(row(context), phase, time);
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (context.getRequiredTestClass().isMemberClass()) {
      return;
    }
    for (Map.Entry<String, Duration> total : totals.entrySet()) {
      report("all together", total.getKey(), total.getValue());
    }
    Duration all = totals.values().stream().reduce(Duration.ZERO, Duration::plus);
    report(context.getDisplayName(), "all together", all);
  }

  /** Returns what the test ran on: the arguments of its class, or its own. */
  private static String row(ExtensionContext context) {
    String own = context.getDisplayName();
    boolean hasNone = own.startsWith(context.getRequiredTestMethod().getName());
    return hasNone ? context.getParent().orElseThrow().getDisplayName() : own;
  }

  /** Writes a line about something that took time. */
  static void report(String where, String what, Duration time) throws IOException {
    String line =
        String.format(Locale.ROOT, "%7.1f s  %s: %s%n", time.toMillis() / 1000.0, where, what);
    System.out.print(line);
    Files.createDirectories(FILE.toAbsolutePath().getParent());
    if (STARTED.compareAndSet(false, true)) {
      Files.deleteIfExists(FILE); // an earlier run's
    }
    Files.writeString(FILE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
