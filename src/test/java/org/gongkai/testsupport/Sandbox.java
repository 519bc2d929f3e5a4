package org.gongkai.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.gongkai.sandbox.SandboxOptions;
import org.gongkai.sandbox.SandboxServers;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL, a real Redis and the simulated WeChat platform, on free ports, new for each
 * run.
 */
public class Sandbox implements QuarkusTestResourceLifecycleManager {

  /** A key of before, under which tests find values sealed. */
  private static final String OLD_KEY = "before=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  private @Nullable SandboxServers servers;

  /** Starts servers with nothing in them. */
  public static SandboxServers startEmpty() {
    try {
      Path target = Path.of(System.getProperty("gongkai.basedir", "."), "target");
      Path data = Files.createTempDirectory(Files.createDirectories(target), "test-data-");
      return SandboxServers.start(new SandboxOptions(data.toAbsolutePath(), 0, 0, 0, false));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public Map<String, String> start() {
    SandboxServers started = startEmpty();
    servers = started;
    Map<String, String> configuration = new HashMap<>(started.configuration());
    configuration.putAll(started.sandboxConfiguration());
    configuration.put("gongkai.security.old-field-keys", OLD_KEY);
    return configuration;
  }

  @Override
  public void stop() {
    if (servers != null) {
      servers.close();
    }
  }
}
