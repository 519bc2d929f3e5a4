package org.gongkai.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.gongkai.testsupport.PackagedApplication;

/** Who runs the scripts, with an environment as an application's instance has it. */
final class Operator {

  private static final Path BASE = Path.of(System.getProperty("gongkai.basedir", "."));
  private static final long PATIENCE_MINUTES = 30;

  private final Path programs;
  private final Map<String, String> settings;

  /**
   * Makes one.
   *
   * @param programs folder of PostgreSQL's programs
   * @param settings of the application
   */
  Operator(Path programs, Map<String, String> settings) {
    this.programs = programs;
    this.settings = Map.copyOf(settings);
  }

  /** What a script printed and ended with. */
  record Ran(int code, String output) {}

  /** Runs {@code scripts/NAME} as a role of the database. */
  Ran run(String script, String role, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(BASE.resolve("scripts").resolve(script).toAbsolutePath().toString());
    command.addAll(List.of(arguments));
    Path said = Files.createTempFile("gongkai-script-", ".log");
    ProcessBuilder builder = new ProcessBuilder(command).directory(BASE.toFile());
    Map<String, String> environment = builder.environment();
    settings.forEach((name, value) -> environment.put(variable(name), value));
    environment.put("PATH", programs + ":" + environment.get("PATH"));
    environment.put("PGUSER", role);
    environment.put("PGPASSWORD", InstalledPostgresql.password(role));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("GONGKAI_FEEDS_PUBLIC_URL", "http://localhost");
    environment.put("GONGKAI_DISCLOSURE_UNIT_CODE", "000000000");
    environment.put("GONGKAI_DISCLOSURE_PUBLISHER", "Qinghe");
    environment.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
    Process process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        throw new IllegalStateException(Files.readString(said, UTF_8));
      }
      return new Ran(process.exitValue(), Files.readString(said, UTF_8));
    } finally {
      process.destroyForcibly();
      Files.delete(said);
    }
  }

  /** Whether a program is on the path. */
  static boolean isInstalled(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** The package whose classes verify what was restored. */
  static String application() {
    return PackagedApplication.folder().toAbsolutePath().toString();
  }

  private static String variable(String setting) {
    return setting.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}
