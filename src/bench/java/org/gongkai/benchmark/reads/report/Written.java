package org.gongkai.benchmark.reads.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run as files: reads.json, reads.md and reads.svg. */
public final class Written {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private Written() {}

  /** Writes them into a folder, which is made when it is missing. */
  public static void write(Path folder, Results results, List<Goals.Verdict> verdicts) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("run", results);
    content.put("goals", verdicts.stream().map(Written::goal).toList());
    try {
      Files.createDirectories(folder);
      JSON.writeValue(folder.resolve("reads.json").toFile(), content);
      Files.writeString(folder.resolve("reads.md"), Markdown.of(results, verdicts));
      Files.writeString(folder.resolve("reads.svg"), Chart.of(results));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Map<String, Object> goal(Goals.Verdict verdict) {
    Map<String, Object> goal = new LinkedHashMap<>();
    goal.put("name", verdict.name());
    goal.put("value", verdict.value());
    goal.put("bound", verdict.bound());
    goal.put("atLeast", verdict.atLeast());
    goal.put("outcome", verdict.outcome());
    return goal;
  }
}
