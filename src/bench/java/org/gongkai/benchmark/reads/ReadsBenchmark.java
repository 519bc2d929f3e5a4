package org.gongkai.benchmark.reads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.benchmark.reads.cases.Bench;
import org.gongkai.benchmark.reads.cases.ColdStart;
import org.gongkai.benchmark.reads.cases.Herd;
import org.gongkai.benchmark.reads.cases.Inputs;
import org.gongkai.benchmark.reads.cases.Memory;
import org.gongkai.benchmark.reads.data.World;
import org.gongkai.benchmark.reads.drive.Application;
import org.gongkai.benchmark.reads.drive.Jvm;
import org.gongkai.benchmark.reads.drive.Measured;
import org.gongkai.benchmark.reads.report.AtSize;
import org.gongkai.benchmark.reads.report.Goals;
import org.gongkai.benchmark.reads.report.Markdown;
import org.gongkai.benchmark.reads.report.Results;
import org.gongkai.benchmark.reads.report.Written;

/**
 * Measures the packaged application's reads and the submission of comments beside baselines that do
 * the same without it. scripts/benchmark.sh starts it.
 */
public final class ReadsBenchmark {

  private static final Path TARGET = Path.of("target/benchmark");
  private static final Path PUBLISHED = Path.of("docs/benchmark");
  private static final String WITHOUT_MEMORY = "gongkai.cache.memory";

  private final Form form;
  private final Path folder;
  private final World world;

  private ReadsBenchmark(Form form, Path folder, World world) {
    this.form = form;
    this.folder = folder;
    this.world = world;
  }

  /**
   * Measures, prints and writes. Ends with status 1 when an answer was no success.
   *
   * @param args {@code --small} for the form of every day, {@code --publish} to write into
   *     docs/benchmark too
   */
  public static void main(String[] args) {
    List<String> options = List.of(args);
    Form form = options.contains("--small") ? Form.SMALL : Form.WHOLE;
    Results results;
    try (Scratch scratch = Scratch.make();
        World world = new World()) {
      results = new ReadsBenchmark(form, scratch.folder(), world).run();
    }
    List<Goals.Verdict> verdicts = Goals.judge(results);
    System.out.println(Markdown.of(results, verdicts));
    Written.write(TARGET, results, verdicts);
    if (options.contains("--publish")) {
      Written.write(PUBLISHED, results, verdicts);
    }
    // Whatever a client of a baseline may still hold open.
    System.exit(results.errors() == 0 ? 0 : 1);
  }

  private Results run() {
    Instant began = Instant.now();
    List<AtSize> sizes = new ArrayList<>();
    Inputs inputs;
    try (Application application = start("application", Map.of())) {
      world.build(application.url());
      say("built");
      Path tokens = world.tokens(folder);
      inputs = new Inputs(folder, tokens, "/v1/consultations/" + world.open() + "/comments");
      try (Application fromRedis = start("from-redis", Map.of(WITHOUT_MEMORY, "0"))) {
        for (int comments : form.sizes()) {
          world.fillUp(comments);
          say(comments + " comments");
          sizes.add(measure(comments, application, fromRedis, inputs));
        }
      }
    }
    say("cold start");
    ColdStart.Result start = new ColdStart(world, folder).run(form.starts());
    say("memory");
    Memory.Result memory = new Memory(world, inputs, folder).run(form.memorySeconds());
    double minutes = Duration.between(began, Instant.now()).toSeconds() / 60.0;
    return new Results(
        form.name(),
        Runtime.version().toString(),
        processor(),
        processors(),
        began.truncatedTo(ChronoUnit.SECONDS).toString(),
        minutes,
        sizes,
        start,
        memory);
  }

  private AtSize measure(
      int comments, Application application, Application fromRedis, Inputs inputs) {
    try (Bench bench = new Bench(world, application, fromRedis, inputs, folder)) {
      Map<String, Measured> cases = Rounds.measure(bench.subjects(), form, world::forgetSent);
      say("herd");
      boolean counted = !form.equals(Form.SMALL);
      return new AtSize(comments, cases, new Herd(world, application, inputs).run(counted));
    }
  }

  private Application start(String name, Map<String, String> more) {
    Map<String, String> configuration = new HashMap<>(world.configuration());
    configuration.putAll(more);
    return Application.start(List.of(Jvm.HEAP), configuration, folder.resolve(name + ".log"));
  }

  private static String processor() {
    return cpuInfo().stream()
        .filter(line -> line.startsWith("model name"))
        .findFirst()
        .map(line -> line.substring(line.indexOf(':') + 2))
        .orElse("unknown processor");
  }

  /** This process is held to one of them, so the virtual machine does not know. */
  private static int processors() {
    return (int) cpuInfo().stream().filter(line -> line.startsWith("processor")).count();
  }

  private static List<String> cpuInfo() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void say(String what) {
    System.err.println(Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + what);
  }
}
