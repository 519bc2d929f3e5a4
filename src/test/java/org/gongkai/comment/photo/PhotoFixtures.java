package org.gongkai.comment.photo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongkai.media.format.SampleFiles;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;

/** Photos and comments with photos, made through the API. */
final class PhotoFixtures {

  static final String PHOTOS = "/v1/me/photos";

  private PhotoFixtures() {}

  /** Somebody new, with a whole day's photos to send. */
  static String someone() {
    return "photographer-" + UUID.randomUUID();
  }

  static byte[] jpeg() {
    return SampleFiles.encoded(SampleFiles.halves(60, 40), "jpg");
  }

  static Response upload(String citizen, String type, byte[] file) {
    return Api.citizen(citizen).contentType(type).body(file).post(PHOTOS);
  }

  /** A new photo's id. */
  @CanIgnoreReturnValue
  static String aPhoto(String citizen) {
    Response taken = upload(citizen, "image/jpeg", jpeg());
    assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(201);
    return taken.jsonPath().getString("id");
  }

  static Map<String, Object> body(String text, List<?> photos) {
    Map<String, Object> body = new HashMap<>(Api.commentBody(text));
    body.put("photoIds", photos);
    return body;
  }

  /** A new comment's id. */
  @CanIgnoreReturnValue
  static String aComment(String citizen, String... photos) {
    return aCommentOn(Api.anOpenConsultation(), citizen, photos);
  }

  @CanIgnoreReturnValue
  static String aCommentOn(String consultation, String citizen, String... photos) {
    Response taken = Api.comment(consultation, citizen, body("摊位划线见照片。", List.of(photos)));
    assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(201);
    return taken.jsonPath().getString("id");
  }

  static String column(String photo, String column) {
    return Database.text("select " + column + " from comment_photo where id = ?::uuid", photo);
  }

  static String state(String photo) {
    return column(photo, "state");
  }

  static void set(String photo, String assignments) {
    assertThat(
            Database.update(
                "update comment_photo set " + assignments + " where id = ?::uuid", photo))
        .isOne();
  }

  static void show(String comment) {
    assertThat(Database.update("update comment set status = 'PUBLIC' where id = ?::uuid", comment))
        .isOne();
  }

  static <T> T await(Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (Throwable failure) {
      throw new AssertionError(failure);
    }
  }
}
