package io.chimerastack.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes why tests did not run to the file that the system property {@code chimera.notRun} names,
 * for a build to show at its end. Does nothing without the property.
 */
public final class NotRunListener implements TestExecutionListener {
  private static final String FILE = "chimera.notRun";
  private static final String MARK = " did not run: ";

  private final Map<String, Long> reasons = new TreeMap<>();
  private volatile @Nullable TestPlan plan;

  @Override
  public void testPlanExecutionStarted(TestPlan testPlan) {
    plan = testPlan;
  }

  @Override
  public void executionSkipped(TestIdentifier identifier, String reason) {
    TestPlan all = plan;
    if (all != null && reason.contains(MARK)) {
      long methods = all.getDescendants(identifier).stream().filter(TestIdentifier::isTest).count();
      synchronized (reasons) {
        reasons.merge(reason, Math.max(1, methods), Long::sum);
      }
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan testPlan) {
    String file = System.getProperty(FILE, "");
    if (file.isEmpty()) {
      return;
    }
    StringBuilder lines = new StringBuilder();
    synchronized (reasons) {
      reasons.forEach(
          (reason, count) -> lines.append(count).append(' ').append(reason).append('\n'));
    }
    try {
      Path path = Path.of(file);
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(path, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
