package org.gongkai.sandbox;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.sandbox.simulated.CallbackMode;
import org.gongkai.sandbox.simulated.WechatSimulator;

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
      tellOfCallbacks(servers.wechat());
      Quarkus.run(args);
    }
  }

  /** As an administrator of the accounts does on the platform's pages. */
  private static void tellOfCallbacks(WechatSimulator wechat) {
    String root = "http://localhost:" + SandboxOptions.httpPort() + "/v1/wechat/callbacks/";
    for (String app : List.of("mini", "gov")) {
      wechat.callbacks(app, root + app, CallbackMode.AFTER, false);
    }
  }
}
