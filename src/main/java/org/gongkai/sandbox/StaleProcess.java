package org.gongkai.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Ends a server that a killed application left behind in its data folder. */
final class StaleProcess {

  private static final Logger LOG = Logger.getLogger(StaleProcess.class);
  private static final long PATIENCE_SECONDS = 20;

  private StaleProcess() {}

  /**
   * @param pidFile file whose first line is the process id; may be absent
   * @param program part of the program's path, so that a reused id is not mistaken for it
   */
  static void end(Path pidFile, String program) {
    try {
      if (Files.exists(pidFile)) {
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        ProcessHandle.of(pid)
            .filter(process -> runs(process, program))
            .ifPresent(StaleProcess::end);
      }
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException unreadable) {
      LOG.debugf("no usable process id in %s", pidFile);
    }
  }

  private static boolean runs(ProcessHandle process, String program) {
    return process.info().command().filter(command -> command.contains(program)).isPresent();
  }

  private static void end(ProcessHandle process) {
    LOG.infof("ending process %d, left behind by an application that was killed", process.pid());
    process.destroy();
    try {
      process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException slow) {
      process.destroyForcibly();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
