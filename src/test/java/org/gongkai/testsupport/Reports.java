package org.gongkai.testsupport;

import io.restassured.response.Response;
import java.util.List;
import java.util.stream.Stream;

/** Consultations that are further on than {@link Api} brings them. */
public final class Reports {

  private Reports() {}

  /** A consultation whose window has ended, with these comments. */
  public static String aClosedConsultation(String... texts) {
    String consultation = Api.anOpenConsultation();
    Stream.of(texts)
        .forEach(text -> mustWork(Api.comment(consultation, "alice", Api.commentBody(text))));
    Api.close(consultation);
    return consultation;
  }

  /** Gives every comment of a consultation the same verdict, past the API. */
  public static void noteAll(String consultation) {
    int rows =
        Database.update(
            "insert into verdict (comment_id, outcome, reason, decided_by, version) select id,"
                + " 'NOTED', '已经记录在案，感谢您的参与。', 'staff-1', 0 from comment where consultation_id ="
                + " ?::uuid",
            consultation);
    if (rows == 0) {
      throw new IllegalStateException("no comments");
    }
  }

  /** Publishes the report of a new consultation with one comment; gives the content's id. */
  public static String aPublishedReport(String... channels) {
    String consultation = aClosedConsultation("建议延长收摊时间。");
    noteAll(consultation);
    Response published = Api.publishFeedback(consultation, channels);
    mustWork(published);
    return published.path("contentId");
  }

  /** Does waiting checks and deliveries until none is due. */
  public static void workOffAll() {
    for (int rounds = 0; rounds < 100 && due() > 0; rounds++) {
      Api.workOff();
    }
  }

  /** Ids of a consultation's comments, oldest first. */
  public static List<String> comments(String consultation) {
    String ids =
        Database.text(
            "select string_agg(id::text, ',' order by id) from comment where consultation_id ="
                + " ?::uuid",
            consultation);
    return List.of(ids.split(",", -1));
  }

  private static long due() {
    return Database.number(
        "select (select count(*) from comment_check where due_at <= clock_timestamp()) + (select"
            + " count(*) from delivery where due_at <= clock_timestamp() and state in ('PENDING',"
            + " 'RETRY', 'UNKNOWN'))");
  }

  private static void mustWork(Response response) {
    if (response.statusCode() >= 300) {
      throw new IllegalStateException(response.asString());
    }
  }
}
