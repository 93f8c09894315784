package io.chimerastack.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The program's entry. */
public final class Main {
  private static final long PATIENCE_SECONDS = 5;

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    // nobody listens to the template engine's log, and looking for a logging library takes time
    System.setProperty("org.freemarker.loggerLibrary", "none");
    Surroundings surroundings = Surroundings.ofProcess();
    Thread command = Thread.currentThread();
    CountDownLatch finished = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> cleanUp(command, finished), "chimera-interrupt"));
    int code = new Cli(surroundings).run(args);
    surroundings.flush();
    finished.countDown();
    System.exit(code);
  }

  /** On Ctrl-C or a termination signal lets the command undo what it has begun. */
  private static void cleanUp(Thread command, CountDownLatch finished) {
    if (finished.getCount() == 0) {
      return;
    }
    command.interrupt();
    try {
      // Ctrl-C reached the programs that were started, too; a signal to this process alone did not.
      if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        ProcessHandle.current().children().forEach(ProcessHandle::destroy);
        // What is not undone by then, the next command on this project finishes or undoes.
        command.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
