package org.gongkai.testsupport;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * Everything that is logged while it is open, at level DEBUG for the application, with the stacks
 * of exceptions.
 */
public final class LoggedLines extends Handler implements AutoCloseable {

  private static final Logger ROOT = Logger.getLogger("");
  private static final Logger OURS = Logger.getLogger("org.gongkai");

  private final Formatter format = new PatternFormatter("%p %c %X %m%e%n");
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final Level before = OURS.getLevel() == null ? Level.INFO : OURS.getLevel();

  /** Begins to listen. */
  public static LoggedLines open() {
    LoggedLines lines = new LoggedLines();
    OURS.setLevel(Level.FINE);
    ROOT.addHandler(lines);
    return lines;
  }

  /** All that was logged until now. */
  public String text() {
    return String.join("\n", lines);
  }

  @Override
  public void publish(LogRecord line) {
    lines.add(format.format(line));
  }

  @Override
  public void flush() {
    // Nothing is kept back.
  }

  @Override
  public void close() {
    ROOT.removeHandler(this);
    OURS.setLevel(before);
  }
}
