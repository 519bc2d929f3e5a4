package org.gongkai.benchmark.reads.cases;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gongkai.benchmark.reads.data.World;
import org.gongkai.benchmark.reads.drive.Application;
import org.gongkai.benchmark.reads.drive.Load;
import org.gongkai.benchmark.reads.drive.Usage;
import org.gongkai.benchmark.reads.drive.Wrk;

/** Everything that is measured in rounds, each baseline right before what it is compared with. */
public final class Bench implements AutoCloseable {

  /** The kernel keeps 15 characters of a thread's name. */
  private static final String EVENT_LOOP = "vert.x-eventloo";

  private static final String BODY = ".body";

  private final List<Subject> subjects = new ArrayList<>();
  private final World world;
  private final Application application;
  private final Inputs inputs;
  private final Answers answers;
  private final Baselines baselines;

  /**
   * Starts the baselines.
   *
   * @param application as production has it
   * @param fromRedis the same without its first level
   * @param folder on a file system in memory
   */
  public Bench(
      World world, Application application, Application fromRedis, Inputs inputs, Path folder) {
    this.world = world;
    this.application = application;
    this.inputs = inputs;
    this.answers = new Answers(world, application, folder);
    String etag = answers.save();
    int loops = Math.max(1, Usage.threads(application.pid(), EVENT_LOOP));
    this.baselines = Baselines.start(world, loops, folder);
    addHotNotice("If-None-Match: " + etag);
    addOtherReads();
    addRedis(fromRedis);
    addWrites();
  }

  /** In the order of a round. */
  public List<Subject> subjects() {
    return subjects;
  }

  @Override
  public void close() {
    baselines.close();
  }

  private void addHotNotice(String ifNoneMatch) {
    List<String> gzip = List.of("Accept-Encoding: gzip");
    String notice = answers.noticePath();
    add(Names.NGINX, baselines.nginx().pid(), nginx());
    pair(Names.NOTICE, Answers.NOTICE, List.of(notice), List.of());
    pair(Names.NOT_MODIFIED, Answers.NOT_MODIFIED, List.of(notice), List.of(ifNoneMatch));
    pair(Names.GZIP, Answers.GZIP, List.of(notice), gzip);
  }

  private void addOtherReads() {
    addRoundRobin(world.noticePaths());
    pair(Names.LIST, Answers.LIST, List.of(answers.listPath()), List.of());
    pair(Names.HOME, Answers.HOME, List.of(answers.homePath()), List.of());
    pair(Names.CONSULTATION, Answers.CONSULTATION, List.of(answers.consultationPath()), List.of());
    pair(Names.FEEDBACK, Answers.FEEDBACK, List.of(answers.feedbackPath()), List.of());
  }

  /**
   * Its answers are older than they may become when its turn comes again: they are read once
   * before.
   */
  private void addRoundRobin(List<String> paths) {
    Wrk wrk = reads(application.url(), paths, List.of());
    subjects.add(
        new Subject(
            Names.ROUND_ROBIN,
            seconds -> {
              paths.forEach(application::get);
              return Load.measured(application.pid(), () -> wrk.run(seconds));
            }));
  }

  private void addRedis(Application fromRedis) {
    List<String> paths = List.of("/redis/" + Answers.NOTICE);
    subjects.add(new Subject(Names.REDIS_LOOP, baselines.redis()::run));
    add(Names.REDIS_HTTP, baselines.raw().pid(), reads(baselines.rawUrl(), paths, List.of()));
    Wrk reads = reads(fromRedis.url(), List.of(answers.noticePath()), List.of());
    add(Names.FROM_REDIS, fromRedis.pid(), reads);
  }

  private void addWrites() {
    String url = application.url();
    long pid = application.pid();
    List<String> hot = List.of(answers.noticePath());
    Wrk reader = reads(url, hot, List.of());
    subjects.add(new Subject(Names.INSERT, baselines.insert()::run));
    add(Names.SUBMISSION, pid, inputs.comments(url, Inputs.CONNECTIONS, 0));
    add(Names.MIXED, pid, inputs.mixed(url, hot));
    BesideComments beside = new BesideComments(inputs, url, pid, reader);
    subjects.add(new Subject(Names.BESIDE, beside::run));
  }

  /** The raw server with the same bytes, and the application. */
  private void pair(String name, String stored, List<String> paths, List<String> headers) {
    Wrk raw = reads(baselines.rawUrl(), List.of("/" + stored), List.of());
    add(Names.raw(name), baselines.raw().pid(), raw);
    addApplication(name, paths, headers);
  }

  private void addApplication(String name, List<String> paths, List<String> headers) {
    add(name, application.pid(), reads(application.url(), paths, headers));
  }

  private void add(String name, long pid, Wrk wrk) {
    subjects.add(new Subject(name, seconds -> Load.measured(pid, () -> wrk.run(seconds))));
  }

  private Wrk nginx() {
    return reads(baselines.nginx().url(), List.of("/" + Answers.NOTICE + BODY), List.of());
  }

  private Wrk reads(String url, List<String> paths, List<String> headers) {
    return inputs.reads(url, Inputs.CONNECTIONS, paths, headers);
  }
}
