package org.gongkai.benchmark.reads.drive;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands that start Java as this program itself was: the same JDK, the same heap for all. */
public final class Jvm {

  /** What measured processes have, unless a case says otherwise. */
  public static final String HEAP = "-Xmx512m";

  private Jvm() {}

  /** One of this program's own classes in a process of its own. */
  public static List<String> main(Class<?> main, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(java(), HEAP, "-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    return command;
  }

  /** A packaged application. */
  public static List<String> jar(Path jar, List<String> options) {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(options);
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
