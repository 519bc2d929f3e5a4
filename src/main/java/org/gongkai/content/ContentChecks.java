package org.gongkai.content;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongkai.channel.ChannelFinding;
import org.gongkai.channel.ChannelService;
import org.gongkai.channel.Post;
import org.gongkai.channel.ServedChannel;
import org.gongkai.content.check.CheckFinding;
import org.gongkai.content.check.FindingKind;
import org.gongkai.content.check.TextCheck;
import org.gongkai.content.text.BodyHtml;
import org.gongkai.media.MediaService;
import org.gongkai.platform.time.Times;

/** Checks versions in the present transaction, and keeps what was found beside them. */
@ApplicationScoped
class ContentChecks {

  private final ContentRepository contents;
  private final ContentFindingRepository findings;
  private final ContentPublisher publisher;
  private final ContentJson json;
  private final MediaService media;
  private final ChannelService channels;
  private final InstantSource clock;

  ContentChecks(
      ContentRepository contents,
      ContentFindingRepository findings,
      ContentPublisher publisher,
      ContentJson json,
      MediaService media,
      ChannelService channels,
      InstantSource clock) {
    this.contents = contents;
    this.findings = findings;
    this.publisher = publisher;
    this.json = json;
    this.media = media;
    this.channels = channels;
    this.clock = clock;
  }

  /** What the tables tell of the addresses in a version. */
  private record Gone(Set<String> media, Set<UUID> notices) {}

  /**
   * Finds what is to be found in a stored version, and replaces what was found before; an override
   * of the same finding stays.
   *
   * @param broken what is wrong with addresses of others, by address
   */
  Uni<List<ContentFindingEntity>> check(
      ContentEntity content,
      Draft draft,
      ContentVersionEntity version,
      Map<String, String> broken) {
    List<CheckFinding> found = new ArrayList<>(draft.findings());
    return gone(draft, version)
        .invoke(gone -> addAddresses(found, draft, version, gone, broken))
        .chain(() -> channels.served(json.channels(version)))
        .invoke(served -> addLimits(found, served, publisher.post(content, version)))
        .chain(() -> findings.ofVersion(content.id, version.number))
        .chain(before -> replace(content.id, version, before, found));
  }

  private Uni<Gone> gone(Draft draft, ContentVersionEntity version) {
    Set<String> addresses = new HashSet<>(draft.links().media());
    json.attachments(version).forEach(file -> addresses.add(file.address()));
    Set<UUID> notices = draft.links().notices().keySet();
    return missing(addresses)
        .chain(
            lost ->
                contents
                    .unreachable(notices, Times.toMillis(clock.instant()))
                    .map(withdrawn -> new Gone(lost, withdrawn)));
  }

  private Uni<Set<String>> missing(Collection<String> addresses) {
    return addresses.isEmpty()
        ? Uni.createFrom().item(Set.of())
        : media.missing(List.copyOf(addresses));
  }

  private void addAddresses(
      List<CheckFinding> found,
      Draft draft,
      ContentVersionEntity version,
      Gone gone,
      Map<String, String> broken) {
    for (String image : BodyHtml.imagesWithoutAlt(version.body)) {
      add(found, FindingKind.MISSING_ALT, "body", image, "请为图片填写替代文本。");
    }
    for (String address : draft.links().malformed()) {
      add(found, FindingKind.BROKEN_LINK, "body", address, "地址格式不对，请核对。");
    }
    draft.links().media().stream()
        .filter(gone.media()::contains)
        .forEach(address -> add(found, FindingKind.BROKEN_LINK, "body", address, "文件不存在，请先上传。"));
    draft
        .links()
        .notices()
        .forEach(
            (id, address) -> {
              if (gone.notices().contains(id)) {
                add(found, FindingKind.BROKEN_LINK, "body", address, "所链接的内容不存在或者已经撤回。");
              }
            });
    broken.forEach((address, wrong) -> add(found, FindingKind.BROKEN_LINK, "body", address, wrong));
    List<Attachment> files = json.attachments(version);
    for (int i = 0; i < files.size(); i++) {
      if (gone.media().contains(files.get(i).address())) {
        String field = "attachments[" + i + ']';
        String name = files.get(i).name();
        add(found, FindingKind.MISSING_ATTACHMENT, field, name, "附件不存在，请先上传。");
      }
    }
  }

  private static void add(
      List<CheckFinding> found, FindingKind kind, String field, String excerpt, String advice) {
    found.add(CheckFinding.masked(kind, field, excerpt, advice));
  }

  private static void addLimits(List<CheckFinding> found, List<ServedChannel> served, Post post) {
    for (ServedChannel one : served) {
      for (ChannelFinding limit : one.channel().validate(one.account(), post)) {
        String numbers = limit.limit() == null ? "" : " " + limit.actual() + "/" + limit.limit();
        found.add(
            new CheckFinding(
                FindingKind.CHANNEL_LIMIT,
                limit.field(),
                one.account().name() + numbers,
                limit.message(),
                one.account().id()));
      }
    }
  }

  private Uni<List<ContentFindingEntity>> replace(
      UUID contentId,
      ContentVersionEntity version,
      List<ContentFindingEntity> before,
      List<CheckFinding> found) {
    version.checkedAt = Times.toMillis(clock.instant());
    List<FindingOverride> overrides = FindingOverride.of(before);
    List<ContentFindingEntity> kept = new ArrayList<>();
    List<ContentFindingEntity> added = new ArrayList<>();
    for (CheckFinding one : TextCheck.first(found)) {
      int position = kept.size() + 1;
      boolean isNew = position > before.size();
      ContentFindingEntity entity =
          isNew ? blank(contentId, version.number, position) : before.get(position - 1);
      fill(entity, one, FindingOverride.find(overrides, one));
      kept.add(entity);
      if (isNew) {
        added.add(entity);
      }
    }
    return add(added).chain(() -> forget(before, kept.size())).replaceWith(List.copyOf(kept));
  }

  private Uni<Void> add(List<ContentFindingEntity> added) {
    return added.isEmpty() ? Uni.createFrom().voidItem() : findings.persist(added);
  }

  private Uni<Long> forget(List<ContentFindingEntity> before, int kept) {
    if (before.size() <= kept) {
      return Uni.createFrom().item(0L);
    }
    ContentFindingEntity any = before.get(0);
    return findings.deleteAfter(any.contentId, any.number, kept);
  }

  private static ContentFindingEntity blank(UUID contentId, int number, int position) {
    ContentFindingEntity entity = new ContentFindingEntity();
    entity.contentId = contentId;
    entity.number = number;
    entity.position = position;
    return entity;
  }

  private static void fill(
      ContentFindingEntity entity, CheckFinding found, FindingOverride override) {
    entity.kind = found.kind();
    entity.field = found.field();
    entity.excerpt = found.excerpt();
    entity.advice = found.advice();
    entity.channelId = found.channelId();
    entity.overriddenBy = override.by();
    entity.overriddenAt = override.at();
    entity.overrideReason = override.reason();
  }
}
