package org.gongkai.sandbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.gongkai.channel.Channel;
import org.gongkai.channel.Post;
import org.gongkai.channel.Publication;

/** A platform that shows what it is given, in a table of its own. */
@ApplicationScoped
class SandboxChannel implements Channel {

  private static final String POST =
      "insert into sandbox_post (content_id, content_version, title, body) values ($1, $2, $3, $4)"
          + " on conflict (content_id) do update set content_version = excluded.content_version,"
          + " title = excluded.title, body = excluded.body where sandbox_post.content_version <"
          + " excluded.content_version";
  private static final String LOOK_UP =
      "select 1 from sandbox_post where content_id = $1 and content_version >= $2";

  private final Pool database;

  SandboxChannel(Pool database) {
    this.database = database;
  }

  @Override
  public String kind() {
    return "SANDBOX";
  }

  @Override
  public Uni<Publication> publish(String channelId, Post post) {
    Tuple row = Tuple.of(post.contentId(), post.contentVersion(), post.title(), post.body());
    return database.preparedQuery(POST).execute(row).replaceWith(() -> shown(post.contentId()));
  }

  @Override
  public Uni<Optional<Publication>> lookUp(String channelId, UUID contentId, int contentVersion) {
    return database
        .preparedQuery(LOOK_UP)
        .execute(Tuple.of(contentId, contentVersion))
        .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(shown(contentId)));
  }

  private static Publication shown(UUID contentId) {
    return Publication.delivered(contentId.toString(), "/dev/posts/" + contentId);
  }
}
