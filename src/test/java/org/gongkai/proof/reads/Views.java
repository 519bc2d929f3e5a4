package org.gongkai.proof.reads;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What there is to read and what it says. Titles carry the number of their thing, so that lists and
 * feeds of any format tell which is meant.
 */
final class Views {

  /** Of what was never published. */
  static final String ABSENT = "-";

  /** Of what was withdrawn or has expired. */
  static final String GONE = "gone";

  static final String NOTICE = "notice";
  static final String CONSULTATION = "consultation";
  static final String FEED = "feed";

  private static final int HOME_ITEMS = 5;
  private static final Pattern NOTICE_TITLE = Pattern.compile("集市通知 (\\d+)-(\\d+)");
  private static final Pattern CONSULTATION_TITLE = Pattern.compile("集市公告 (\\d+)");
  private static final Pattern STAGE_TITLE = Pattern.compile("集市环节 (\\d+)-(\\d+)");

  private final World world;

  Views(World world) {
    this.world = world;
  }

  static String noticeTitle(int number, int edition) {
    return "集市通知 " + number + '-' + edition;
  }

  static String consultationTitle(int number) {
    return "集市公告 " + number;
  }

  static String stageTitle(int number, int edition) {
    return "集市环节 " + number + '-' + edition;
  }

  /** State of a notice or stage of which readers see this edition. */
  static String shown(int edition) {
    return "shown " + edition;
  }

  View notice(int number, String id) {
    return new View(
        "/v1/notices/" + id,
        (answer, sights) -> {
          String thing = NOTICE + ':' + number;
          if (answer.status() == 404) {
            sights.is(thing, ABSENT);
          } else if (answer.status() == 410) {
            sights.is(thing, GONE);
          } else {
            sights.is(thing, wholeEdition(answer.body()));
          }
        });
  }

  /** Title and body are of one edition. */
  private static String wholeEdition(JsonNode notice) {
    Matcher title = NOTICE_TITLE.matcher(notice.path("title").asText());
    return title.find() && notice.path("body").asText().contains(title.group())
        ? shown(Integer.parseInt(title.group(2)))
        : "torn " + notice;
  }

  View notices(String path) {
    return new View(
        path, (answer, sights) -> notices(answer.body().path("items"), sights, isFull(answer)));
  }

  /** A notice as plain text. */
  View noticeText(int number, String id) {
    return new View(
        "/v1/notices/" + id + "/text",
        (answer, sights) -> {
          Matcher title = NOTICE_TITLE.matcher(answer.text());
          boolean found = answer.status() == 200 && title.find();
          String other = answer.status() == 410 ? GONE : ABSENT;
          String state = found ? shown(Integer.parseInt(title.group(2))) : other;
          sights.is(NOTICE + ':' + number, state);
        });
  }

  /** What has changed since before the first notice: all that were ever published. */
  View changes(String path) {
    return new View(
        path,
        (answer, sights) -> {
          Set<Integer> told = new HashSet<>();
          edition(answer.body().path("items"), told, sights);
          for (JsonNode removed : answer.body().path("removed")) {
            int number = world.number(removed.path("id").asText());
            told.add(number);
            sights.is(NOTICE + ':' + number, GONE);
          }
          if (!isFull(answer)) {
            missing(NOTICE, told, false, ABSENT, sights);
          }
        });
  }

  private static boolean isFull(Answer page) {
    return page.body().path("nextCursor").isTextual();
  }

  private void notices(JsonNode items, Sights sights, boolean full) {
    Set<Integer> listed = new HashSet<>();
    edition(items, listed, sights);
    missing(NOTICE, listed, full, "(?!shown).*", sights);
  }

  private static void edition(JsonNode items, Set<Integer> listed, Sights sights) {
    for (JsonNode item : items) {
      Matcher title = NOTICE_TITLE.matcher(item.path("title").asText());
      if (title.matches()) {
        listed.add(Integer.parseInt(title.group(1)));
        sights.is(NOTICE + ':' + title.group(1), shown(Integer.parseInt(title.group(2))));
      }
    }
  }

  /** A feed of any format. */
  View feed(String path) {
    return new View(
        path,
        (answer, sights) -> {
          Set<Integer> listed = new HashSet<>();
          Matcher titles = NOTICE_TITLE.matcher(answer.text());
          while (titles.find()) {
            listed.add(Integer.parseInt(titles.group(1)));
            sights.is(FEED + ':' + titles.group(1), shown(Integer.parseInt(titles.group(2))));
          }
          missing(FEED, listed, true, "(?!shown).*", sights);
        });
  }

  View consultation(int number, String id) {
    return new View(
        "/v1/consultations/" + id,
        (answer, sights) ->
            sights.is(
                CONSULTATION + ':' + number,
                answer.status() == 404 ? ABSENT : window(answer.body())));
  }

  /** State of a consultation: its status and from what the status follows. */
  static String window(String status, long opens, long closes, int draft) {
    return status + ' ' + opens + '-' + closes + " draft " + draft;
  }

  private static String window(JsonNode item) {
    return window(
        item.path("status").asText(),
        millis(item.path("opensAt")),
        millis(item.path("closesAt")),
        item.path("draftVersion").asInt());
  }

  private static long millis(JsonNode instant) {
    return OffsetDateTime.parse(instant.asText()).toInstant().toEpochMilli();
  }

  View consultations(String path, String status) {
    return new View(
        path,
        (answer, sights) -> {
          consultations(answer.body().path("items"), status, sights, isFull(answer));
          counts(answer.body(), sights);
        });
  }

  private static void counts(JsonNode answer, Sights sights) {
    for (String status : List.of("SCHEDULED", "OPEN", "CLOSED")) {
      sights.counts(status, answer.path("counts").path(status).asLong());
    }
  }

  private void consultations(JsonNode items, String status, Sights sights, boolean full) {
    Set<Integer> listed = new HashSet<>();
    for (JsonNode item : items) {
      Matcher title = CONSULTATION_TITLE.matcher(item.path("title").asText());
      if (title.matches()) {
        listed.add(Integer.parseInt(title.group(1)));
        sights.is(CONSULTATION + ':' + title.group(1), window(item));
      }
    }
    String unlisted = status.isEmpty() ? ABSENT : "(?!" + status + ").*";
    missing(CONSULTATION, listed, full, unlisted, sights);
  }

  /** What a list ought to show and does not show is not in that state. */
  private void missing(
      String kind, Set<Integer> listed, boolean full, String unlisted, Sights sights) {
    int oldest =
        listed.stream()
            .filter(world::isInOrder)
            .mapToInt(Integer::intValue)
            .min()
            .orElse(Integer.MAX_VALUE);
    for (int number : world.watched(kind)) {
      boolean belongs = !full || (world.isInOrder(number) && number > oldest);
      if (belongs && !listed.contains(number)) {
        sights.matches(kind + ':' + number, unlisted);
      }
    }
  }

  View home() {
    return new View(
        "/v1/home",
        (answer, sights) -> {
          JsonNode home = answer.body();
          counts(home, sights);
          JsonNode open = home.path("open");
          consultations(open, "OPEN", sights, open.size() >= HOME_ITEMS);
          JsonNode announced = home.path("scheduled");
          consultations(announced, "SCHEDULED", sights, announced.size() >= HOME_ITEMS);
          JsonNode notices = home.path("notices");
          notices(notices, sights, notices.size() >= HOME_ITEMS);
        });
  }

  /** The versions of a draft that are published. */
  View drafts(int number, String id) {
    return new View(
        "/v1/consultations/" + id + "/drafts",
        (answer, sights) -> {
          JsonNode versions = answer.body().path("items");
          int latest = versions.path(versions.size() - 1).path("version").asInt();
          String thing = CONSULTATION + ':' + number;
          sights.matches(thing, answer.status() == 404 ? ABSENT : ".* draft " + latest);
        });
  }

  /** One version of a draft, of nine at most; once published it never goes. */
  View draft(int number, String id, int version) {
    return new View(
        "/v1/consultations/" + id + "/drafts/" + version,
        (answer, sights) -> {
          String earlier = version == 1 ? "" : "|.* draft [1-" + (version - 1) + ']';
          sights.matches(
              CONSULTATION + ':' + number,
              answer.status() == 404 ? ABSENT + earlier : ".* draft [" + version + "-9]");
        });
  }

  View dossier(String id) {
    return new View(
        "/v1/decisions/" + id,
        (answer, sights) -> {
          Set<Integer> listed = new HashSet<>();
          for (JsonNode stage : answer.body().path("stages")) {
            for (JsonNode item : stage.path("items")) {
              stage(item, listed, sights);
            }
          }
          missing("stage", listed, false, ABSENT, sights);
        });
  }

  private static void stage(JsonNode item, Set<Integer> listed, Sights sights) {
    Matcher title = STAGE_TITLE.matcher(item.path("title").asText());
    if (title.matches()) {
      listed.add(Integer.parseInt(title.group(1)));
      boolean gone = item.path("withdrawal").isObject();
      int edition = Integer.parseInt(title.group(2));
      sights.is("stage:" + title.group(1), gone ? GONE : shown(edition));
    }
  }

  View feedback(String consultation) {
    return new View(
        "/v1/consultations/" + consultation + "/feedback",
        (answer, sights) -> {
          for (JsonNode item : answer.body().path("items")) {
            sights.is("verdict:" + item.path("number").asInt(), item.path("reason").asText());
          }
        });
  }
}
