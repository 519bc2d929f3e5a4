package org.gongkai.startup;

import java.util.List;

/**
 * What a JVM can prepare for later starts of the same application: an ahead-of-time cache (JEP 483,
 * 514, 515) or, before JDK 25, an archive of shared classes. Both are files beside {@code
 * quarkus-run.jar}.
 */
enum StartArchive {
  /** Classes loaded and linked, and profiles of methods. */
  AHEAD_OF_TIME("gongkai.aot", "-XX:AOTCacheOutput=", "-XX:AOTCache=", "-XX:AOTMode=on"),
  /** Classes parsed and verified. */
  CLASS_DATA("gongkai.jsa", "-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile=", "-Xshare:on");

  /** The first JDK that profiles methods in a cache and writes one in a single step. */
  private static final int AHEAD_OF_TIME_SINCE = 25;

  private final String file;
  private final String write;
  private final String use;
  private final String insist;

  StartArchive(String file, String write, String use, String insist) {
    this.file = file;
    this.write = write;
    this.use = use;
    this.insist = insist;
  }

  /** What a JDK of this feature version can do, such as 17. */
  static StartArchive of(int feature) {
    return feature >= AHEAD_OF_TIME_SINCE ? AHEAD_OF_TIME : CLASS_DATA;
  }

  /** Name of the file. */
  String file() {
    return file;
  }

  /**
   * Options under which a process writes the file when it ends. G1, which a small machine would not
   * choose by itself: every other collector but ZGC can take the objects that it archives, as long
   * as the heap is smaller than 32 GB.
   */
  List<String> writing() {
    return List.of(write + file, "-XX:+UseG1GC", "-Xmx512m");
  }

  /** Options under which a JVM refuses to start when the file does not fit. */
  List<String> insisting() {
    return List.of(use + file, insist);
  }
}
