package org.gongkai.content;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.gongkai.content.check.BodyLinks;
import org.gongkai.content.check.ContentScreen;
import org.gongkai.content.text.BodyHtml;
import org.gongkai.content.text.CleanText;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.problem.Violation;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/** Makes versions of what editors send: cleaned and checked, away from the event loop. */
@ApplicationScoped
class ContentDrafts {

  private static final int SUMMARY_LENGTH = 200;

  private final ContentScreen screen;
  private final ContentJson json;
  private final Vertx vertx;

  ContentDrafts(ContentScreen screen, ContentJson json, Vertx vertx) {
    this.screen = screen;
    this.json = json;
    this.vertx = vertx;
  }

  /**
   * A draft of what was sent.
   *
   * @param correction kind of the correction that it is, if it is one
   * @param note public note of that correction
   * @throws ProblemException (in the Uni) {@link ProblemType#CONTENT_INVALID} for a body that holds
   *     what it must not, or nothing
   */
  Uni<Draft> draft(
      WrittenFields fields, @Nullable CorrectionKind correction, @Nullable String note) {
    return vertx.executeBlocking(
        () -> {
          ContentVersionEntity version = version(fields);
          version.correction = correction;
          version.correctionNote = line(note);
          return draft(version);
        },
        false);
  }

  /** The same for a version that is stored. */
  Uni<Draft> recheck(ContentVersionEntity version) {
    return vertx.executeBlocking(() -> draft(version), false);
  }

  private Draft draft(ContentVersionEntity version) {
    return new Draft(version, screen.texts().find(texts(version)), BodyLinks.of(version.body));
  }

  private ContentVersionEntity version(WrittenFields fields) {
    ContentVersionEntity version = new ContentVersionEntity();
    version.column = fields.column();
    version.title = CleanText.line(fields.title());
    version.body = body(fields);
    version.summary = summary(line(fields.summary()), version.body);
    version.unit = CleanText.line(fields.unit());
    version.attachments = json.write(attachments(fields.attachments()));
    List<String> channels = fields.channels();
    version.channels =
        json.write(channels == null ? List.of() : List.copyOf(new LinkedHashSet<>(channels)));
    version.openness = fields.openness();
    version.opennessGround = line(fields.opennessGround());
    fillPapers(version, fields);
    return version;
  }

  private static void fillPapers(ContentVersionEntity version, WrittenFields fields) {
    version.audience = line(fields.audience());
    version.documentNumber = line(fields.documentNumber());
    version.generatedOn = fields.generatedOn();
    version.effectiveOn = fields.effectiveOn();
    version.issue = line(fields.issue());
    version.interprets = fields.interprets();
    version.consultationId = fields.consultationId();
    version.expiresAt = fields.expiresAt() == null ? null : Times.toMillis(fields.expiresAt());
  }

  private static String body(WrittenFields fields) {
    BodyHtml.Cleaned cleaned = BodyHtml.clean(fields.body());
    List<Violation> violations = new ArrayList<>();
    for (String refusal : cleaned.refusals()) {
      violations.add(ContentPolicy.body("body", refusal));
    }
    if (CleanText.line(fields.title()).isEmpty()) {
      violations.add(ContentPolicy.body("title", "不能为空"));
    }
    if (CleanText.line(fields.unit()).isEmpty()) {
      violations.add(ContentPolicy.body("unit", "不能为空"));
    }
    if (violations.isEmpty() && PlainText.of(cleaned.html()).isEmpty()) {
      violations.add(ContentPolicy.body("body", "正文不能为空"));
    }
    ContentPolicy.requireNone(violations);
    return cleaned.html();
  }

  private static String summary(@Nullable String given, String body) {
    if (given != null) {
      return given;
    }
    String text = CleanText.line(PlainText.of(body));
    return text.codePointCount(0, text.length()) <= SUMMARY_LENGTH
        ? text
        : text.substring(0, text.offsetByCodePoints(0, SUMMARY_LENGTH - 1)) + '…';
  }

  private static List<Attachment> attachments(@Nullable List<Attachment> given) {
    return given == null
        ? List.of()
        : given.stream()
            .map(file -> new Attachment(CleanText.line(file.name()), file.address()))
            .toList();
  }

  /** One line; null for nothing. */
  private static @Nullable String line(@Nullable String text) {
    String line = text == null ? "" : CleanText.line(text);
    return line.isEmpty() ? null : line;
  }

  /** Everything that readers will read, by its field. */
  private Map<String, String> texts(ContentVersionEntity version) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("title", version.title);
    texts.put("summary", version.summary);
    texts.put("body", PlainText.of(version.body));
    texts.put("unit", version.unit);
    put(texts, "audience", version.audience);
    put(texts, "documentNumber", version.documentNumber);
    put(texts, "issue", version.issue);
    put(texts, "note", version.correctionNote);
    List<Attachment> files = json.attachments(version);
    for (int i = 0; i < files.size(); i++) {
      texts.put("attachments[" + i + ']', files.get(i).name());
    }
    return texts;
  }

  private static void put(Map<String, String> texts, String field, @Nullable String text) {
    if (text != null) {
      texts.put(field, text);
    }
  }
}
