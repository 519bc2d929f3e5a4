package org.gongkai.benchmark.reads.cases;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.gongkai.benchmark.reads.baseline.StoredAnswer;
import org.gongkai.benchmark.reads.data.World;
import org.gongkai.benchmark.reads.drive.Application;

/** Takes the application's own answers for the servers that are to say the same. */
final class Answers {

  static final String NOTICE = "notice";
  static final String NOT_MODIFIED = "notice-304";
  static final String GZIP = "notice-gzip";
  static final String LIST = "list";
  static final String HOME = "home";
  static final String CONSULTATION = "consultation";
  static final String FEEDBACK = "feedback";

  private final World world;
  private final Application application;
  private final Path folder;

  Answers(World world, Application application, Path folder) {
    this.world = world;
    this.application = application;
    this.folder = folder;
  }

  /** Saves them all; the entity tag of the hot notice comes back. */
  String save() {
    String etag = save(NOTICE, noticePath(), 200).headers().firstValue("etag").orElseThrow();
    save(NOT_MODIFIED, noticePath(), 304, "If-None-Match", etag);
    save(GZIP, noticePath(), 200, "Accept-Encoding", "gzip");
    save(LIST, listPath(), 200);
    save(HOME, homePath(), 200);
    save(CONSULTATION, consultationPath(), 200);
    save(FEEDBACK, feedbackPath(), 200);
    return etag;
  }

  String noticePath() {
    return "/v1/notices/" + world.notice();
  }

  String listPath() {
    return "/v1/notices?limit=20";
  }

  String homePath() {
    return "/v1/home";
  }

  String consultationPath() {
    return "/v1/consultations/" + world.open();
  }

  String feedbackPath() {
    return "/v1/consultations/" + world.answered() + "/feedback";
  }

  @CanIgnoreReturnValue
  private HttpResponse<byte[]> save(String name, String path, int expected, String... headers) {
    HttpResponse<byte[]> answer = application.get(path, headers);
    if (answer.statusCode() != expected) {
      throw new IllegalStateException(path + " answers " + answer.statusCode());
    }
    StoredAnswer.save(folder, name, answer);
    return answer;
  }
}
