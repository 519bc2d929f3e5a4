package org.gongkai.channel.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.WireFeedInput;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongkai.channel.ChannelAccount;
import org.gongkai.channel.Placement;
import org.gongkai.channel.Post;
import org.gongkai.channel.Publication;
import org.gongkai.channel.Reading;
import org.gongkai.channel.Rendition;
import org.gongkai.channel.Sending;
import org.gongkai.platform.cache.AnswerCache;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** What the feed channel stores is what was rendered and what feeds show. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class FeedChannelTest {

  private static final String FILE = "/media/" + "ef".repeat(32) + ".pdf";
  private static final String BODY = "<p>自 5 月 1 日起。<img src=\"/media/x.png\" alt=\"平面图\"></p>";

  private final FeedChannel channel = Arc.container().instance(FeedChannel.class).get();
  private final FeedConfig config = Arc.container().instance(FeedConfig.class).get();
  private final UUID content = UUID.randomUUID();

  @Test
  void everyColumnHasAFeed() throws FeedException {
    for (String column :
        List.of("notice", "policy", "interpretation", "consultation", "feedback", "gazette")) {
      for (String form : List.of("rss", "atom")) {
        String text = text(get(column, form));
        assertThat(new WireFeedInput(true, Locale.ROOT).build(new StringReader(text))).isNotNull();
      }
      get(column, "json").then().statusCode(200);
    }
    get("policy", "json").then().body("title", equalTo("政策文件 - " + config.publisher()));
  }

  @Test
  void showsWhatWasRendered() throws FeedException {
    Database.update(
        "insert into media (sha256, kind, media_type, extension, bytes, name, created_by,"
            + " created_at) values (?, 'DOCUMENT', 'application/pdf', 'pdf', 321, '细则.pdf',"
            + " 'staff-1', clock_timestamp()) on conflict do nothing",
        "ef".repeat(32));
    Sending sending = sending(post(1, "notice", "集市\u0007公告", BODY));
    Rendition rendition = sending.rendition();
    publish(sending);
    get("notice", "json")
        .then()
        .body(item() + ".title", equalTo("集市公告"))
        .body(item() + ".title", equalTo(rendition.fields().get("title")))
        .body(item() + ".content_html", equalTo(rendition.fields().get("body")))
        .body(item() + ".tags", contains("NOTICE"))
        .body(item() + ".attachments.url", contains(config.publicUrl() + FILE))
        .body(item() + ".attachments.mime_type", contains("application/pdf"))
        .body(item() + ".attachments.size_in_bytes", contains(321));
    assertThat(rendition.fields().get("body"))
        .isEqualTo(
            "<p>自 5 月 1 日起。<img src=\"" + config.publicUrl() + "/media/x.png\" alt=\"平面图\"></p>");
    for (String form : List.of("rss", "atom")) {
      SyndFeed feed = new SyndFeedInput().build(new StringReader(text(get("notice", form))));
      assertThat(feed.getEntries())
          .filteredOn(entry -> entry.getUri().equals("urn:uuid:" + content))
          .singleElement()
          .satisfies(
              entry -> {
                assertThat(entry.getEnclosures().get(0).getUrl())
                    .isEqualTo(config.publicUrl() + FILE);
                assertThat(entry.getEnclosures().get(0).getLength()).isEqualTo(321);
                assertThat(entry.getCategories().get(0).getName()).isEqualTo("NOTICE");
              });
      assertThat(feed.getEntries().stream().map(SyndEntry::getUri)).doesNotHaveDuplicates();
      assertThat(text(get("notice", form))).matches("(?s)[^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]*");
    }
  }

  @Test
  void storesTheRenditionAndNotThePost() {
    Sending sending = sending(post(1, "notice", "集市公告", BODY));
    Map<String, String> fields = new HashMap<>(sending.rendition().fields());
    fields.put("title", "送出时的标题");
    publish(
        new Sending(
            sending.deliveryId(),
            1,
            sending.account(),
            sending.post(),
            new Rendition(fields, List.of())));
    get("notice", "json").then().body(item() + ".title", equalTo("送出时的标题"));
  }

  @Test
  void tellsWhenItShowsSomethingElse() {
    Sending sending = sending(post(1, "notice", "集市公告", BODY));
    assertThat(lookUp(sending)).isEqualTo(Reading.State.ABSENT);
    publish(sending);
    assertThat(lookUp(sending)).isEqualTo(Reading.State.SHOWN);
    assertThat(lookUp(sending(post(2, "notice", "集市公告", BODY)))).isEqualTo(Reading.State.ALTERED);
    for (String change :
        List.of(
            "title = '别的'", "body = '别的'", "summary = '别的'", "unit = '别的'", "attachments = '[]'")) {
      Database.update("update feed_entry set " + change + " where content_id = ?", content);
      assertThat(lookUp(sending)).as(change).isEqualTo(Reading.State.ALTERED);
      withdraw(sending);
      publish(sending);
      assertThat(lookUp(sending)).as(change).isEqualTo(Reading.State.SHOWN);
    }
  }

  @Test
  void showsACorrectionAtOnceInItsNewColumn() {
    publish(sending(post(1, "notice", "集市公告", BODY)));
    Response before = get("notice", "json");
    before.then().body(item() + ".title", equalTo("集市公告"));
    String updated = before.path(item() + ".date_modified");
    publish(sending(post(2, "policy", "集市公告（更正）", BODY)));
    assertThat(text(get("notice", "json"))).doesNotContain(content.toString());
    Response after = get("policy", "json");
    after.then().body(item() + ".title", equalTo("集市公告（更正）"));
    assertThat(after.<String>path(item() + ".date_modified")).isNotEqualTo(updated);
    assertThat(after.<String>path(item() + ".date_published"))
        .isEqualTo(before.path(item() + ".date_published"));
  }

  @Test
  void anOlderVersionNeverReplacesANewerOne() {
    publish(sending(post(2, "notice", "新", BODY)));
    publish(sending(post(1, "notice", "旧", BODY)));
    get("notice", "json").then().body(item() + ".title", equalTo("新"));
  }

  @Test
  void showsNothingThatWasWithdrawn() {
    Sending sending = sending(post(1, "notice", "集市公告", BODY));
    publish(sending);
    String etag = get("notice", "atom").header("ETag");
    withdraw(sending);
    for (String form : List.of("rss", "atom", "json")) {
      assertThat(text(get("notice", form))).doesNotContain(content.toString());
    }
    given().header("If-None-Match", etag).get("/feeds/notice.atom").then().statusCode(200);
    assertThat(lookUp(sending)).isEqualTo(Reading.State.ABSENT);
    // To withdraw it again changes nothing.
    withdraw(sending);
  }

  @Test
  void showsAContentOnceThoughTwoChannelsBringIt() {
    Database.update(
        "insert into channel (id, kind, name, state) select 'feed-two', kind, '第二订阅源', state from"
            + " channel where id = 'feed' on conflict do nothing");
    publish(sending(post(1, "gazette", "公报", BODY)));
    Sending newer = sending(post(2, "gazette", "公报（更正）", BODY));
    publish(
        new Sending(newer.deliveryId(), 1, account("feed-two"), newer.post(), newer.rendition()));
    get("gazette", "json")
        .then()
        .body("items.findAll { it.id == 'urn:uuid:" + content + "' }.title", contains("公报（更正）"));
    Database.update("delete from feed_entry where channel_id = 'feed-two'");
    Database.update("delete from channel where id = 'feed-two'");
    await(() -> cache().evict(List.of(FeedFormat.cacheGroup("gazette"))).replaceWith(true));
  }

  @Test
  void staysSmallWithLongBodies() throws Throwable {
    Database.update("delete from feed_entry where column_name = 'interpretation'");
    Database.update(
        "insert into feed_entry (channel_id, content_id, content_version, column_name, title,"
            + " summary, body, unit, path, published_at, updated_at) select 'feed',"
            + " gen_random_uuid(), 1, 'interpretation', '解读 ' || n, '摘要', '<p>' || repeat('字',"
            + " 33333) || '</p>', '青禾镇人民政府', '/v1/notices/' || n, clock_timestamp() - n *"
            + " interval '1 minute', clock_timestamp() from generate_series(1, 50) n");
    evict();
    for (String form : List.of("rss", "atom", "json")) {
      Response feed = get("interpretation", form);
      assertThat(feed.asByteArray().length).as(form).isBetween(900_000, 1_100_000);
    }
    Response json = get("interpretation", "json");
    assertThat(json.jsonPath().getList("items")).hasSize(50);
    assertThat(json.jsonPath().getList("items.findAll { it.content_html != null }")).hasSize(9);
    json.then().body("items[49].content_text", equalTo("摘要"));
    assertThat(
            new SyndFeedInput()
                .build(new StringReader(text(get("interpretation", "atom"))))
                .getEntries())
        .hasSize(50);
    Database.update("delete from feed_entry where column_name = 'interpretation'");
    evict();
    get("interpretation", "json").then().body("items", empty());
  }

  @Test
  void givesNoHubThatIsNotConfigured() {
    assertThat(get("notice", "atom").headers().getValues("Link")).isEmpty();
  }

  // --- Tools

  private String item() {
    return "items.find { it.id == 'urn:uuid:" + content + "' }";
  }

  private Post post(int version, String column, String title, String body) {
    return new Post(
        content,
        version,
        version,
        "NOTICE",
        column,
        title,
        "摘要。",
        body,
        "正文",
        "青禾镇人民政府",
        "/v1/notices/" + content,
        List.of(),
        List.of(new Post.Attachment("细则.pdf", FILE)),
        null,
        Instant.parse("2026-03-01T02:03:04Z"));
  }

  private Sending sending(Post post) {
    ChannelAccount account = account("feed");
    return new Sending(UUID.randomUUID(), 1, account, post, channel.render(account, post));
  }

  private void publish(Sending sending) {
    Publication published = await(() -> channel.publish(sending));
    assertThat(published.outcome()).isEqualTo(Publication.Outcome.DELIVERED);
  }

  private void withdraw(Sending sending) {
    Placement placement = new Placement(sending.post().contentVersion(), null, null);
    Publication withdrawn = await(() -> channel.withdraw(sending, placement));
    assertThat(withdrawn.effect()).isEqualTo(Publication.Effect.REMOVED);
  }

  private Reading.State lookUp(Sending sending) {
    return await(() -> channel.lookUp(sending, null)).state();
  }

  private static ChannelAccount account(String id) {
    return new ChannelAccount(id, "FEED", "订阅源", "", Map.of(), Map.of());
  }

  private static Response get(String column, String form) {
    return given().get("/feeds/" + column + "." + form);
  }

  private static String text(Response response) {
    assertThat(response.statusCode()).isEqualTo(200);
    return new String(response.asByteArray(), StandardCharsets.UTF_8);
  }

  private static AnswerCache cache() {
    return Arc.container().instance(AnswerCache.class).get();
  }

  private static void evict() {
    await(() -> cache().evict(List.of(FeedFormat.cacheGroup("interpretation"))).replaceWith(true));
  }

  @CanIgnoreReturnValue
  private static <T> T await(Supplier<Uni<T>> action) {
    try {
      return VertxContextSupport.subscribeAndAwait(action);
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }
}
