package org.gongkai.testsupport;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A draft that is redrafted twice while it is consulted on. */
public final class Redrafts {

  private static final String HEAD =
      """
      关于规范集市管理的实施意见
      （征求意见稿）
      一、总体要求
      （一）目标。集市整洁有序，摊位有名有号，群众买得放心。
      二、具体措施
      """;

  /** As it is opened. */
  public static final String FIRST =
      HEAD
          + """
          （二）划定摊位。摊位由集市管理办公室统一划线编号，每年三月公布一次。
          （三）公开收费。收费标准在集市入口上墙公示，不得另立名目收取费用。
          （四）夜间照明。日落后一小时内开启全部路灯，由电工班负责检修。
          """;

  /** （二）edited, a new （三）, （三）renumbered to （四）, the old （四）gone. */
  public static final String SECOND =
      HEAD
          + """
          （二）划定摊位。摊位由集市管理办公室统一划线编号，每年三月和九月各公布一次。
          （三）增设公厕。新建公厕应当免费开放，并配有无障碍设施。
          （四）公开收费。收费标准在集市入口上墙公示，不得另立名目收取费用。
          """;

  /** The new （三）gone, so that （四）is（三）again. */
  public static final String THIRD =
      HEAD
          + """
          （二）划定摊位。摊位由集市管理办公室统一划线编号，每年三月和九月各公布一次。
          （三）公开收费。收费标准在集市入口上墙公示，不得另立名目收取费用。
          """;

  private Redrafts() {}

  /** An open consultation on {@link #FIRST}. */
  public static String opened() {
    String id = Api.aConsultation();
    imported(id, FIRST);
    String end = Instant.now().plus(Duration.ofDays(31)).toString();
    Api.open(id, Map.of("closesAt", end)).then().statusCode(200);
    return id;
  }

  /** The same with {@link #SECOND} imported and not published. */
  public static String redrafted() {
    String id = opened();
    imported(id, SECOND);
    return id;
  }

  /** The same with {@link #SECOND} published. */
  public static String republished() {
    String id = redrafted();
    published(id, 2);
    return id;
  }

  /** Imports a further version. */
  public static void imported(String id, String text) {
    Api.importDraft(id, text).then().statusCode(201);
  }

  /** Publishes a further version. */
  public static void published(String id, int version) {
    Api.publishDraft(id, version).then().statusCode(200);
  }

  /** Id of the clause of a version, public or not, whose label holds a number such as 二. */
  public static String clause(String id, int version, String number) {
    JsonPath draft =
        Api.as("officer")
            .get("/v1/admin/consultations/" + id + "/drafts/" + version)
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    List<Map<String, Object>> items = draft.getList("draft.clauses.children.flatten()");
    return items.stream()
        .filter(item -> ("（" + number + "）").equals(item.get("label")))
        .map(item -> String.valueOf(item.get("id")))
        .findFirst()
        .orElseThrow();
  }
}
