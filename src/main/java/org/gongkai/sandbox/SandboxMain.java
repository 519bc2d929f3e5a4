package org.gongkai.sandbox;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.LinkedHashMap;
import java.util.Map;

/** Starts the application together with its embedded servers and its simulated platforms. */
@QuarkusMain
public class SandboxMain {

  private static final String STARTED = "gongkai.sandbox.started";

  private SandboxMain() {}

  public static void main(String... args) {
    // Live reload keeps the port of the first start.
    if (System.getProperty(STARTED) == null) {
      int unused = Ports.claim(SandboxOptions.httpPort(), "quarkus.http.port");
      System.setProperty(STARTED, "true");
    }
    try (SandboxServers servers = SandboxServers.start(SandboxOptions.fromSystem())) {
      Map<String, String> configuration = new LinkedHashMap<>(servers.configuration());
      configuration.putAll(servers.sandboxConfiguration());
      configuration.put(
          "gongkai.sandbox.demo-data", System.getProperty("gongkai.sandbox.demo-data", "true"));
      configuration.forEach(System::setProperty);
      Quarkus.run(args);
    }
  }
}
