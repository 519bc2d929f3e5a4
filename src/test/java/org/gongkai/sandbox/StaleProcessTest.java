package org.gongkai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaleProcessTest {

  @TempDir Path folder;

  @Test
  void endsTheServerThatWasLeftBehind() throws Exception {
    Process process = start();
    try {
      StaleProcess.end(pidFile(process.pid() + "\n/data\n"), program(process));
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void sparesAnotherProgramThatGotTheSameId() throws Exception {
    Process process = start();
    try {
      StaleProcess.end(pidFile(Long.toString(process.pid())), "no-such-program");
      assertThat(process.isAlive()).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void doesNothingForAProcessThatIsGone() throws Exception {
    Process process = start();
    String program = program(process);
    process.destroyForcibly();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    Path pidFile = pidFile(Long.toString(process.pid()));
    assertThatCode(() -> StaleProcess.end(pidFile, program)).doesNotThrowAnyException();
  }

  @Test
  void doesNothingWithoutAPidFile() {
    Path absent = folder.resolve("absent.pid");
    assertThatCode(() -> StaleProcess.end(absent, "postgres")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "postgres", "-1", "99999999999999999999", "12 34"})
  void doesNothingForAnUnreadablePidFile(String content) throws IOException {
    Path pidFile = pidFile(content);
    assertThatCode(() -> StaleProcess.end(pidFile, "postgres")).doesNotThrowAnyException();
  }

  private Path pidFile(String content) throws IOException {
    return Files.writeString(folder.resolve("server.pid"), content);
  }

  private static Process start() throws IOException {
    return new ProcessBuilder("sleep", "60").start();
  }

  private static String program(Process process) {
    String command = process.info().command().orElseThrow();
    return Path.of(command).getFileName().toString();
  }
}
