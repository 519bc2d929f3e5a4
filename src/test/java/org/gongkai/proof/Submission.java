package org.gongkai.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Raw;
import org.jspecify.annotations.Nullable;

/**
 * One comment that a citizen tries to send until there is an answer.
 *
 * @param text that no other has
 */
record Submission(Kind kind, String path, String token, String key, String text) {

  private static final int SOON_MILLIS = 12;
  private static final int LATE_MILLIS = 150;

  /** What happens on the way. */
  enum Kind {
    /** Nothing. */
    PLAIN,
    /** Sent a second time before the first answer, on another connection. */
    TWICE,
    /** The connection breaks after sending; sent again with the same key. */
    CUT,
    /** The connection breaks within the request; sent again with the same key. */
    TORN,
    /** The connection breaks after sending; the citizen gives up. */
    GIVEN_UP,
    /** Begun with a ticket while the window is open, sent after its end. */
    TICKET;

    /** One of every twenty gives up, one has a ticket; every second one is not plain. */
    static Kind of(int number) {
      return switch (number % 20) {
        case 0 -> GIVEN_UP;
        case 1, 5, 9, 13 -> CUT;
        case 3, 11 -> TORN;
        case 7, 15 -> TWICE;
        case 19 -> TICKET;
        default -> PLAIN;
      };
    }
  }

  static Submission of(int number, String consultation, String token) {
    String path = "/v1/consultations/" + consultation + "/comments";
    return new Submission(Kind.of(number), path, token, Api.key(), "建议第" + number + "条。");
  }

  /**
   * Sends it as its kind says.
   *
   * @return the answer; null when nobody waited for it
   */
  Raw.@Nullable Reply send(Line line, Random random) {
    byte[] request = request(null);
    return switch (kind) {
      case PLAIN, TICKET -> line.call(request);
      case TWICE -> twice(line, request);
      case CUT -> {
        cut(line, request, request.length, random);
        yield line.call(request);
      }
      case TORN -> {
        cut(line, request, 1 + random.nextInt(request.length - 1), random);
        yield line.call(request);
      }
      case GIVEN_UP -> {
        cut(line, request, request.length, random);
        yield null;
      }
    };
  }

  /** The request, with a ticket if there is one. */
  byte[] request(@Nullable String ticket) {
    String body =
        "{\"text\":\"%s\",\"respondent\":{\"type\":\"PERSON\",\"name\":\"甲某某\",\"phone\":\"000-00000000\"},\"publishConsent\":true%s}"
            .formatted(text, ticket == null ? "" : ",\"ticket\":\"" + ticket + "\"");
    return Line.post(path, token, key, body);
  }

  private static Raw.Reply twice(Line line, byte[] request) {
    try (Line other = new Line()) {
      line.send(request, request.length);
      Raw.Reply second = other.call(request);
      Raw.Reply first = line.answer();
      assertThat(second.status()).as(second.text()).isEqualTo(first.status());
      if (first.status() == 201) {
        assertThat(second.text()).isEqualTo(first.text());
      }
      return first;
    }
  }

  /** Breaks the connection at any moment of the work. */
  private static void cut(Line line, byte[] request, int length, Random random) {
    int wait = random.nextInt(random.nextBoolean() ? SOON_MILLIS : LATE_MILLIS);
    line.send(request, length);
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(wait));
    line.cut(random.nextBoolean());
  }

  /** Id and receipt of an acknowledgement. */
  static String acknowledgement(Raw.Reply reply) {
    JsonNode body = Json.read(reply.text());
    return body.path("id").asText() + " " + body.path("receipt").asText().replace("-", "");
  }
}
