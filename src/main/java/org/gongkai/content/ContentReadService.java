package org.gongkai.content;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.gongkai.channel.ChannelService;
import org.gongkai.channel.Post;
import org.gongkai.channel.ServedChannel;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.web.Cursor;
import org.gongkai.platform.web.Page;
import org.gongkai.platform.web.Versioned;
import org.jspecify.annotations.Nullable;

/** Contents, their versions and previews, for staff. */
@ApplicationScoped
public class ContentReadService {

  private final ContentRepository contents;
  private final ContentVersionRepository versions;
  private final ContentListRepository lists;
  private final ContentPublisher publisher;
  private final ContentViews views;
  private final ChannelService channels;

  ContentReadService(
      ContentRepository contents,
      ContentVersionRepository versions,
      ContentListRepository lists,
      ContentPublisher publisher,
      ContentViews views,
      ChannelService channels) {
    this.contents = contents;
    this.versions = versions;
    this.lists = lists;
    this.publisher = publisher;
    this.views = views;
    this.channels = channels;
  }

  /** Contents, newest first. */
  @WithSession
  public Uni<Page<ContentItemView>> page(ContentFilter filter, @Nullable String cursor, int limit) {
    return lists
        .page(filter, Cursor.read(cursor), limit + 1)
        .map(rows -> Page.of(rows, limit, row -> Cursor.after(row.content().id)))
        .map(page -> page.map(ContentItemView::of));
  }

  /**
   * A content with its latest version.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CONTENT_NOT_FOUND}
   */
  @WithSession
  public Uni<Versioned<ContentView>> get(UUID id) {
    return latest(id).chain(row -> views.view(row.content(), row.version()));
  }

  /**
   * All versions of a content, the newest first.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CONTENT_NOT_FOUND}
   */
  @WithSession
  public Uni<List<ContentVersionItemView>> versions(UUID id) {
    return versions
        .list("contentId = ?1 order by number desc", id)
        .map(
            rows -> {
              if (rows.isEmpty()) {
                throw new ProblemException(ProblemType.CONTENT_NOT_FOUND);
              }
              return rows.stream().map(ContentVersionItemView::of).toList();
            });
  }

  /**
   * One version of a content.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CONTENT_NOT_FOUND}
   */
  @WithSession
  public Uni<ContentVersionView> version(UUID id, int number) {
    return requireVersion(id, number).map(views::text);
  }

  /**
   * The latest version as a channel would show it; the channel may be closed.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#CONTENT_NOT_FOUND} or {@link
   *     ProblemType#CHANNEL_NOT_FOUND}
   */
  @WithSession
  public Uni<RenditionView> rendition(UUID id, String channelId) {
    return latest(id)
        .chain(
            row ->
                channels
                    .served(channelId)
                    .onItem()
                    .ifNull()
                    .failWith(() -> new ProblemException(ProblemType.CHANNEL_NOT_FOUND))
                    .map(served -> rendition(row, served)));
  }

  private RenditionView rendition(ContentListRepository.Row row, ServedChannel served) {
    Post post = publisher.post(row.content(), row.version());
    return new RenditionView(
        served.account().id(),
        served.account().kind(),
        row.version().number,
        served.channel().render(served.account(), post),
        served.channel().validate(served.account(), post),
        served.channel().capabilities());
  }

  private Uni<ContentListRepository.Row> latest(UUID id) {
    return contents
        .findById(id)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.CONTENT_NOT_FOUND))
        .chain(
            content ->
                requireVersion(id, content.latest)
                    .map(version -> new ContentListRepository.Row(content, version)));
  }

  private Uni<ContentVersionEntity> requireVersion(UUID id, int number) {
    return versions
        .version(id, number)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.CONTENT_NOT_FOUND));
  }
}
