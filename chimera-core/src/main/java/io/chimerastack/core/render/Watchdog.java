package io.chimerastack.core.render;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs a rendering on a thread of its own and gives up on it when one template takes too long. The
 * limits inside the sandbox end nearly every runaway template; this is for what they cannot see: a
 * single expression, such as a regular expression or a filter over an endless range. Java cannot
 * end such a thread, so it is left behind as a daemon.
 */
final class Watchdog {
  private static final int LOOKS = 5;
  private static final long GRACE_MILLIS = 200;
  private static final long STACK_BYTES = 4L * 1024 * 1024;

  private volatile String place = "";
  private final AtomicLong started = new AtomicLong();

  private Watchdog() {}

  /**
   * Runs the task and returns its result.
   *
   * @param task is given what it must tell the place of each template before it renders it
   * @param limit the time that one template may take
   * @throws RenderException if a template takes longer, or the calling thread is interrupted
   */
  static <T> T run(Function<Consumer<String>, T> task, Duration limit) {
    return new Watchdog().watch(task, limit);
  }

  private <T> T watch(Function<Consumer<String>, T> task, Duration limit) {
    FutureTask<T> future = new FutureTask<>(() -> task.apply(this::start));
    Thread thread = new Thread(null, future, "chimera-render", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return await(future, thread, Math.max(1, limit.toMillis() / LOOKS));
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new RenderException(
          Category.INTERRUPTED, List.of(new Problem("rendering was interrupted", "", "")));
    }
  }

  private <T> T await(FutureTask<T> future, Thread thread, long lookMillis)
      throws InterruptedException {
    long seen = started.get();
    int looks = 0;
    while (true) {
      try {
        return get(future, lookMillis);
      } catch (TimeoutException e) {
        looks = started.get() == seen ? looks + 1 : 0;
        seen = started.get();
      }
      if (looks >= LOOKS) {
        thread.interrupt();
        try {
          return get(future, GRACE_MILLIS);
        } catch (TimeoutException e) {
          throw new RenderException(
              List.of(
                  new Problem(
                      "the template does not end",
                      place,
                      "look for an endless range or a regular expression that explodes")));
        }
      }
    }
  }

  private static <T> T get(FutureTask<T> future, long millis)
      throws InterruptedException, TimeoutException {
    try {
      return future.get(millis, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private void start(String template) {
    place = template;
    started.incrementAndGet();
  }
}
