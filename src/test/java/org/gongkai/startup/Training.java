package org.gongkai.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gongkai.sandbox.SandboxServers;
import org.gongkai.testsupport.Sandbox;

/**
 * Runs the packaged application once under a typical load, against servers of its own, so that its
 * JVM writes the {@linkplain StartArchive archive} for later starts beside it.
 */
public final class Training {

  private Training() {}

  /**
   * Writes the archive into the folder of the package.
   *
   * @param args that folder; then, if it is another one than the present, the JVM that will run it
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Path.of(args[0]).toAbsolutePath();
    Path javaHome = Path.of(args.length > 1 ? args[1] : System.getProperty("java.home"));
    try (SandboxServers servers = Sandbox.startEmpty()) {
      Path archive = run(folder, javaHome, servers, new TrainingTokens(servers));
      System.out.printf("%s: %d MiB%n", archive, Files.size(archive) >> 20);
    }
  }

  /** The same against these servers; gives the archive. */
  static Path run(Path folder, Path javaHome, SandboxServers servers, TrainingTokens tokens)
      throws IOException, InterruptedException {
    StartArchive kind = StartArchive.of(Runtime.version().feature());
    Path archive = folder.resolve(kind.file());
    Files.deleteIfExists(archive);
    try (Instance instance =
        Instance.start(folder, javaHome, kind.writing(), servers.configuration())) {
      instance.firstAnswer();
      new TrainingLoad(instance.url(), tokens).send();
      instance.stop();
      if (!Files.exists(archive)) {
        throw new IllegalStateException("no archive was written:\n" + instance.log());
      }
    }
    return archive;
  }
}
