package org.gongkai.benchmark.reads.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.gongkai.benchmark.reads.drive.Wrk;

/** Loads for wrk, with the files that its scripts read. */
public final class Inputs {

  /** Busy connections in every case but the herd. */
  public static final int CONNECTIONS = 64;

  private final Path folder;
  private final Path tokens;
  private final String commentPath;
  private final AtomicInteger files = new AtomicInteger();

  /**
   * Loads for one database.
   *
   * @param tokens file of citizens' tokens
   * @param commentPath where comments go
   */
  public Inputs(Path folder, Path tokens, String commentPath) {
    this.folder = folder;
    this.tokens = tokens;
    this.commentPath = commentPath;
  }

  /** Reads, round and round, with these headers. */
  public Wrk reads(String url, int connections, List<String> paths, List<String> headers) {
    Map<String, String> environment = Map.of("PATHS", file(paths), "HEADERS", file(headers));
    return new Wrk(url, "reads", connections, environment);
  }

  /**
   * Comments of many citizens.
   *
   * @param rate how many in a second at most; 0 for all that go
   */
  Wrk comments(String url, int connections, int rate) {
    Map<String, String> environment =
        Map.of(
            "COMMENTS", commentPath, "TOKENS", tokens.toString(), "RATE", Integer.toString(rate));
    return new Wrk(url, "comments", connections, environment);
  }

  /** Nineteen reads for each comment. */
  Wrk mixed(String url, List<String> paths) {
    Map<String, String> environment =
        Map.of("COMMENTS", commentPath, "TOKENS", tokens.toString(), "PATHS", file(paths));
    return new Wrk(url, "mixed", CONNECTIONS, environment);
  }

  private String file(List<String> lines) {
    try {
      return Files.write(folder.resolve("lines-" + files.incrementAndGet()), lines).toString();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
