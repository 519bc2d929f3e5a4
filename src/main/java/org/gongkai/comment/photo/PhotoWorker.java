package org.gongkai.comment.photo;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.gongkai.citizen.SessionService;
import org.gongkai.media.MediaStore;
import org.gongkai.platform.data.EventLoop;
import org.gongkai.platform.work.Shift;
import org.gongkai.wechat.CheckClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Has photos checked after the commit of their comments: claim in one transaction, ask in none,
 * record in another. The result comes as an event. Removes photos that no comment took.
 */
@ApplicationScoped
public class PhotoWorker {

  private static final Logger LOG = Logger.getLogger(PhotoWorker.class);

  private final Shift shift;
  private final PhotoCheckService checks;
  private final CheckClient wechat;
  private final SessionService citizens;
  private final PhotoTokens tokens;
  private final MediaStore store;

  PhotoWorker(
      Shift shift,
      PhotoCheckService checks,
      CheckClient wechat,
      SessionService citizens,
      PhotoTokens tokens,
      MediaStore store) {
    this.shift = shift;
    this.checks = checks;
    this.wechat = wechat;
    this.citizens = citizens;
    this.tokens = tokens;
    this.store = store;
  }

  @Scheduled(
      every = "${gongkai.comment-photo.poll:2s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> scheduled() {
    return shift
        .turn(this::runOnce)
        .onFailure()
        .invoke(failure -> LOG.error("photos not checked", failure))
        .onFailure()
        .recoverWithNull();
  }

  /** Asks about every photo that is due, then ends waits in vain and removes what nobody took. */
  public Uni<Void> runOnce() {
    return EventLoop.returning(
        askAll().chain(checks::sweep).invoke(PhotoWorker::tell).chain(this::removeUnused));
  }

  private Uni<Void> askAll() {
    return shift.repeat(this::askNext);
  }

  private Uni<Boolean> askNext() {
    return checks
        .claim()
        .chain(due -> due == null ? Uni.createFrom().item(false) : ask(due).replaceWith(true));
  }

  private Uni<Void> ask(PhotoCheckService.Due due) {
    return EventLoop.returning(asked(due))
        .chain(asked -> checks.record(due, asked))
        // The wait ends by itself; the others go on.
        .onFailure()
        .invoke(failure -> LOG.errorf(failure, "check of photo %s not recorded", due.photo()))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Asked> asked(PhotoCheckService.Due due) {
    UUID citizen = due.citizen();
    if (!due.askable() || citizen == null) {
      return Uni.createFrom().item(Asked.person());
    }
    return citizens
        .openidOf(citizen)
        .chain(openid -> ask(openid, due))
        .onFailure()
        .recoverWithItem(PhotoWorker::failed);
  }

  private Uni<Asked> ask(@Nullable String openid, PhotoCheckService.Due due) {
    return openid == null
        ? Uni.createFrom().item(Asked.person())
        : wechat.checkImage(openid, tokens.address(due.photo())).map(Asked::taken);
  }

  private static Asked failed(@Nullable Throwable failure) {
    LOG.warnf("photo check failed: %s", failure == null ? "unknown" : failure.getMessage());
    return Asked.failed(failure);
  }

  private static void tell(long waits) {
    if (waits > 0) {
      LOG.warnf("%d photos without a result are left to a person", waits);
    }
  }

  /**
   * The bytes first: a row without bytes is tried again, bytes without a row are found by nobody.
   */
  private Uni<Void> removeUnused() {
    return checks
        .unused()
        .onItem()
        .transformToMulti(rows -> Multi.createFrom().iterable(rows))
        .onItem()
        .transformToUniAndConcatenate(
            photo -> store.delete(photo.storeName()).chain(() -> checks.forget(photo.id())))
        .collect()
        .last()
        .replaceWithVoid();
  }
}
