package org.gongkai.sandbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.channel.Capabilities;
import org.gongkai.channel.Channel;
import org.gongkai.channel.ChannelAccount;
import org.gongkai.channel.ChannelFinding;
import org.gongkai.channel.ChannelTest;
import org.gongkai.channel.Placement;
import org.gongkai.channel.Post;
import org.gongkai.channel.Publication;
import org.gongkai.channel.Reading;
import org.gongkai.channel.Rendition;
import org.gongkai.channel.Sending;
import org.jspecify.annotations.Nullable;

/** A platform that shows what it is given, in a table of its own. */
@ApplicationScoped
class SandboxChannel implements Channel {

  private static final String POST =
      "insert into sandbox_post (content_id, content_version, title, body) values ($1, $2, $3, $4)"
          + " on conflict (content_id) do update set content_version = excluded.content_version,"
          + " title = excluded.title, body = excluded.body where sandbox_post.content_version <"
          + " excluded.content_version";
  private static final String LOOK_UP =
      "select content_version from sandbox_post where content_id = $1";

  private static final String REMOVE = "delete from sandbox_post where content_id = $1";
  private static final Capabilities CAPABILITIES =
      new Capabilities(null, null, 0, true, true, true, true, false);

  private final Pool database;

  SandboxChannel(Pool database) {
    this.database = database;
  }

  @Override
  public String kind() {
    return "SANDBOX";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public List<ChannelFinding> check(ChannelAccount account) {
    return List.of();
  }

  @Override
  public List<ChannelFinding> validate(ChannelAccount account, Post post) {
    return List.of();
  }

  @Override
  public Rendition render(ChannelAccount account, Post post) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("title", post.title());
    fields.put("body", post.body());
    return new Rendition(fields, List.of());
  }

  @Override
  public Uni<Publication> publish(Sending sending) {
    Post post = sending.post();
    Tuple row = Tuple.of(post.contentId(), post.contentVersion(), post.title(), post.body());
    return database
        .preparedQuery(POST)
        .execute(row)
        .replaceWith(
            () ->
                Publication.delivered(
                    post.contentId().toString(), "/dev/posts/" + post.contentId()));
  }

  @Override
  public Uni<Publication> update(Sending sending, Placement placement) {
    return publish(sending);
  }

  @Override
  public Uni<Publication> withdraw(Sending sending, Placement placement) {
    return database
        .preparedQuery(REMOVE)
        .execute(Tuple.of(sending.post().contentId()))
        .replaceWith(() -> Publication.withdrawn(Publication.Effect.REMOVED, "removed"));
  }

  @Override
  public Uni<Reading> lookUp(Sending sending, @Nullable Placement placement) {
    Post post = sending.post();
    return database
        .preparedQuery(LOOK_UP)
        .execute(Tuple.of(post.contentId()))
        .map(rows -> reading(rows, post));
  }

  @Override
  public Uni<ChannelTest> test(ChannelAccount account) {
    return Uni.createFrom().item(new ChannelTest(true, "演示渠道"));
  }

  private static Reading reading(RowSet<Row> rows, Post post) {
    for (Row row : rows) {
      return row.getInteger(0) < post.contentVersion()
          ? Reading.of(Reading.State.ALTERED, "an older version")
          : Reading.shown(post.contentId().toString(), "/dev/posts/" + post.contentId());
    }
    return Reading.of(Reading.State.ABSENT, "not there");
  }
}
