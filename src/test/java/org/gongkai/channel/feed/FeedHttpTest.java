package org.gongkai.channel.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gongkai.platform.cache.AnswerCache;
import org.gongkai.testsupport.Answers;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Reports;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** Feeds over HTTP, read as a feed reader reads them. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class FeedHttpTest {

  private static final List<String> FORMS = List.of("rss", "atom", "json");

  @Test
  void writesRss() throws FeedException {
    String content = publish();
    Response response = get("rss");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.contentType()).startsWith("application/rss+xml").contains("UTF-8");
    SyndFeed feed = read(response);
    assertThat(feed.getFeedType()).isEqualTo("rss_2.0");
    assertThat(feed.getTitle()).contains("意见征集采纳情况");
    assertThat(feed.getLink()).isEqualTo(publicUrl());
    assertThat(feed.getLanguage()).isEqualTo("zh-cn");
    assertThat(feed.getDescription()).isNotBlank();
    SyndEntry entry = entry(feed, content);
    assertThat(entry.getTitle()).startsWith("意见征集采纳情况：");
    assertThat(entry.getLink()).isEqualTo(publicUrl() + "/v1/notices/" + content);
    assertThat(entry.getDescription().getValue()).startsWith("<p>共收到意见 1 条");
    assertThat(entry.getPublishedDate().toInstant().toEpochMilli() / 1000)
        .isEqualTo(publishedAt(content).toEpochSecond());
    assertThat(response.asString()).contains("+0800</pubDate>");
  }

  @Test
  void writesAtom() throws FeedException {
    String content = publish();
    Response response = get("atom");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.contentType()).startsWith("application/atom+xml").contains("UTF-8");
    SyndFeed feed = read(response);
    assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
    assertThat(feed.getUri()).isEqualTo(publicUrl() + "/feeds/feedback.atom");
    assertThat(feed.getPublishedDate()).isNotNull();
    assertThat(feed.getLinks())
        .anySatisfy(
            link -> {
              assertThat(link.getRel()).isEqualTo("self");
              assertThat(link.getHref()).isEqualTo(publicUrl() + "/feeds/feedback.atom");
            });
    SyndEntry entry = entry(feed, content);
    assertThat(entry.getLink()).isEqualTo(publicUrl() + "/v1/notices/" + content);
    assertThat(entry.getAuthor()).isEqualTo("青禾镇人民政府");
    assertThat(entry.getUpdatedDate()).isNotNull();
    assertThat(entry.getContents().get(0).getType()).isEqualTo("html");
    assertThat(entry.getContents().get(0).getValue()).startsWith("<p>共收到意见 1 条");
    Answers.assertChinaTime(response);
  }

  @Test
  void writesJson() {
    String content = publish();
    Response response = get("json");
    response
        .then()
        .statusCode(200)
        .body("version", equalTo("https://jsonfeed.org/version/1.1"))
        .body("home_page_url", equalTo(publicUrl()))
        .body("feed_url", equalTo(publicUrl() + "/feeds/feedback.json"))
        .body("language", equalTo("zh-CN"));
    assertThat(response.contentType()).startsWith("application/feed+json");
    Map<String, Object> item =
        response.jsonPath().getMap("items.find { it.id == 'urn:uuid:" + content + "' }");
    assertThat(item)
        .containsEntry("url", publicUrl() + "/v1/notices/" + content)
        .containsEntry("authors", List.of(Map.of("name", "青禾镇人民政府")))
        .containsKeys("title", "summary", "content_html", "date_published", "date_modified");
    assertThat(String.valueOf(item.get("content_html"))).startsWith("<p>共收到意见 1 条");
    Answers.assertChinaTime(response);
  }

  @Test
  void showsTheSameEntriesInEveryForm() throws FeedException {
    String content = publish();
    List<String> json = get("json").jsonPath().getList("items.id", String.class);
    assertThat(json).contains("urn:uuid:" + content).hasSizeLessThanOrEqualTo(50);
    assertThat(ids(read(get("rss")))).isEqualTo(json);
    assertThat(ids(read(get("atom")))).isEqualTo(json);
  }

  @Test
  void putsTheNewestFirst() {
    String first = publish();
    String second = publish();
    List<String> ids = get("json").jsonPath().getList("items.id", String.class);
    assertThat(ids).startsWith("urn:uuid:" + second, "urn:uuid:" + first);
  }

  @Test
  void showsNothingBeforeItIsDelivered() {
    String content = Reports.aPublishedReport("feed");
    for (String form : FORMS) {
      assertThat(get(form).asString()).as(form).doesNotContain(content);
    }
    Reports.workOffAll();
    for (String form : FORMS) {
      assertThat(get(form).asString()).as(form).contains(content);
    }
  }

  @Test
  void isWellFormedWithoutEntries() throws Throwable {
    assertThat(Database.update("delete from feed_entry")).isNotNegative();
    evict();
    assertThat(read(get("rss")).getEntries()).isEmpty();
    SyndFeed atom = read(get("atom"));
    assertThat(atom.getEntries()).isEmpty();
    assertThat(atom.getTitle()).isNotBlank();
    get("json").then().statusCode(200).body("items", equalTo(List.of()));
    evict();
  }

  @Test
  void escapesWhatPeopleWrote() throws FeedException {
    String consultation =
        Reports.aClosedConsultation("<script>alert(1)</script> ]]> & \"引号\" 'x' \uD840\uDC00");
    Reports.workOffAll();
    Reports.noteAll(consultation);
    String content = Api.publishFeedback(consultation, "feed").path("contentId");
    Reports.workOffAll();
    for (String form : List.of("rss", "atom")) {
      SyndEntry entry = entry(read(get(form)), content);
      String html =
          form.equals("rss")
              ? entry.getDescription().getValue()
              : entry.getContents().get(0).getValue();
      assertThat(html)
          .contains("&lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; &amp;", "\uD840\uDC00")
          .doesNotContain("<script>");
    }
    assertThat(get("json").asString()).doesNotContain("<script>");
  }

  @Test
  void namesNobody() {
    publish();
    for (String form : FORMS) {
      assertThat(get(form).asString()).doesNotContain("甲某某", "000-00000000", "staff-");
    }
  }

  @Test
  void findsNoUnknownColumn() {
    Map<String, String> operations =
        Map.of("rss", "getRssFeed", "atom", "getAtomFeed", "json", "getJsonFeed");
    operations.forEach(
        (form, operation) ->
            Stream.of("nonsense", "Feedback", "栏目", "feedback.rss", "%00")
                .forEach(
                    column ->
                        Refusals.assertRefused(
                            operation,
                            404,
                            "feed-not-found",
                            () ->
                                given()
                                    .pathParam("column", column)
                                    .get("/feeds/{column}." + form))));
  }

  @Test
  void findsNoUnknownForm() {
    for (String path : List.of("/feeds/feedback.xml", "/feeds/feedback", "/feeds")) {
      Refusals.assertProblem(path, given().get(path), 404, "not-found");
    }
  }

  @Test
  void sparesFeedsToThoseWhoHaveThem() {
    publish();
    for (String form : FORMS) {
      Answers.assertRevalidates("/feeds/feedback." + form);
    }
  }

  @Test
  void changesItsTagWithItsContent() {
    String before = get("rss").header("ETag");
    publish();
    given().header("If-None-Match", before).get("/feeds/feedback.rss").then().statusCode(200);
  }

  @Test
  void tellsReadersWhatTheyAskedFor() {
    publish();
    for (String accept : List.of("application/rss+xml", "application/xml", "*/*", "text/html")) {
      assertThat(given().accept(accept).get("/feeds/feedback.rss").statusCode())
          .as(accept)
          .isEqualTo(200);
    }
  }

  // --- Tools

  @CanIgnoreReturnValue
  private static String publish() {
    String content = Reports.aPublishedReport("feed");
    Reports.workOffAll();
    return content;
  }

  private static Response get(String form) {
    return given().get("/feeds/feedback." + form);
  }

  private static SyndFeed read(Response response) throws FeedException {
    assertThat(response.statusCode()).isEqualTo(200);
    String text = new String(response.asByteArray(), StandardCharsets.UTF_8);
    return new SyndFeedInput().build(new StringReader(text));
  }

  private static List<String> ids(SyndFeed feed) {
    return feed.getEntries().stream().map(SyndEntry::getUri).toList();
  }

  private static SyndEntry entry(SyndFeed feed, String content) {
    return feed.getEntries().stream()
        .filter(entry -> entry.getUri().equals("urn:uuid:" + content))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no entry " + content));
  }

  private static OffsetDateTime publishedAt(String content) {
    return OffsetDateTime.parse(
        given().get("/v1/notices/" + content).jsonPath().getString("publishedAt"));
  }

  private static String publicUrl() {
    return Arc.container().instance(FeedConfig.class).get().publicUrl().toString();
  }

  /** Lets everyone forget the feeds, as a change made past the API needs. */
  private static void evict() throws Throwable {
    AnswerCache cache = Arc.container().instance(AnswerCache.class).get();
    VertxContextSupport.subscribeAndAwait(
        () -> cache.evict(List.of(FeedFormat.cacheGroup("feedback"))));
  }
}
