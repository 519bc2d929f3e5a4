package org.gongkai.testsupport;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the list of deadlines says. */
public final class Deadlines {

  private Deadlines() {}

  /** The deadline of a consultation's report among all that is not done yet. */
  public static JsonPath of(String consultation) {
    return of(consultation, null);
  }

  /**
   * The deadline of a consultation's report.
   *
   * @param stage the stage that it must stand in; null for any but the last
   */
  public static JsonPath of(String consultation, @Nullable String stage) {
    String href = "/v1/admin/consultations/" + consultation;
    for (JsonPath page : pages(stage)) {
      List<String> hrefs = page.getList("items.href");
      int place = hrefs.indexOf(href);
      if (place >= 0) {
        return page.setRootPath("items[" + place + "]");
      }
    }
    throw new IllegalStateException("no deadline of " + consultation + " in stage " + stage);
  }

  /** Addresses of everything in a stage, the earliest first. */
  public static List<String> hrefs(@Nullable String stage) {
    List<String> hrefs = new ArrayList<>();
    pages(stage).forEach(page -> hrefs.addAll(page.getList("items.href", String.class)));
    return hrefs;
  }

  private static List<JsonPath> pages(@Nullable String stage) {
    List<JsonPath> pages = new ArrayList<>();
    String cursor = null;
    do {
      RequestSpecification request = Api.as("officer").queryParam("limit", 100);
      Map<String, String> parameters = cursor == null ? Map.of() : Map.of("cursor", cursor);
      request.queryParams(parameters);
      if (stage != null) {
        request.queryParam("stage", stage);
      }
      JsonPath page =
          request.get("/v1/admin/deadlines").then().statusCode(200).extract().jsonPath();
      pages.add(page);
      cursor = page.getString("nextCursor");
    } while (cursor != null);
    return pages;
  }
}
