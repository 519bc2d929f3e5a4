package org.gongkai.comment.photo;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.UUID;
import org.gongkai.media.MediaStore;
import org.gongkai.media.Photographs;
import org.gongkai.media.UploadGate;
import org.gongkai.media.format.FileFormat;
import org.gongkai.media.format.Picture;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.problem.BodyLimits;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.security.Digests;
import org.gongkai.platform.time.Times;
import org.gongkai.platform.web.Answer;
import org.gongkai.platform.web.IdempotentRequest;
import org.gongkai.platform.web.IdempotentWrites;
import org.jspecify.annotations.Nullable;

/**
 * Takes photos in: encoded anew, then the bytes into the store, then the row. A crash in between
 * leaves bytes that nobody refers to, never a row without bytes.
 */
@ApplicationScoped
class PhotoUploads {

  /** Pixels of the longer side of what is kept. */
  static final int LONGEST_SIDE = 2000;

  private static final String OPERATION = "uploadPhoto";
  private static final String REPLAYED = "Idempotency-Replayed";

  private final PhotoIntakeService intake;
  private final Photographs photographs;
  private final MediaStore store;
  private final IdempotentWrites writes;
  private final UploadGate gate;
  private final IdGenerator ids;
  private final InstantSource clock;

  PhotoUploads(
      PhotoIntakeService intake,
      Photographs photographs,
      MediaStore store,
      IdempotentWrites writes,
      PhotoConfig config,
      IdGenerator ids,
      InstantSource clock) {
    this.intake = intake;
    this.photographs = photographs;
    this.store = store;
    this.writes = writes;
    this.gate = new UploadGate(config.uploads(), BodyLimits.LARGEST_PHOTO, config.uploadTimeout());
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Keeps a citizen's photo.
   *
   * @param keyed the sender and its key; the content is still to come
   * @param declared what its sender says it is
   */
  Uni<Response> keep(
      UUID citizen, IdempotentRequest keyed, FileFormat declared, RoutingContext request) {
    return intake
        .requireRoom(citizen, keyed.key())
        .chain(() -> gate.receive(request, file -> keep(citizen, keyed, declared, file)));
  }

  /** The key that the sender chose, before anything is read. */
  static IdempotentRequest keyed(UUID citizen, @Nullable String key) {
    return IdempotentRequest.of(citizen.toString(), key, OPERATION, "");
  }

  private Uni<Response> keep(
      UUID citizen, IdempotentRequest keyed, FileFormat declared, byte[] file) {
    IdempotentRequest write =
        new IdempotentRequest(
            keyed.subject(),
            keyed.key(),
            OPERATION + ' ' + declared.mediaType(),
            Digests.sha256Hex(file));
    return photographs
        .convert(declared, file, LONGEST_SIDE)
        .chain(picture -> store(citizen, write, photo(citizen, picture), picture));
  }

  private Uni<Response> store(
      UUID citizen, IdempotentRequest write, PhotoEntity photo, Picture picture) {
    String name = StoredPhoto.of(photo).storeName();
    return store
        .put(name, picture.bytes())
        .chain(
            () -> writes.once(write, () -> intake.add(citizen, photo).map(PhotoUploads::created)))
        // What was answered before has its bytes already.
        .call(answer -> isReplay(answer) ? store.delete(name) : Uni.createFrom().voidItem())
        .onFailure(ProblemException.class)
        .call(() -> store.delete(name));
  }

  private static boolean isReplay(Response answer) {
    return answer.getHeaderString(REPLAYED) != null;
  }

  /** Without an address: nobody may read it yet. */
  private static Answer created(PhotoView view) {
    return new Answer(201, null, null, view);
  }

  private PhotoEntity photo(UUID citizen, Picture picture) {
    PhotoEntity photo = new PhotoEntity();
    photo.id = ids.next();
    photo.citizenId = citizen;
    photo.state = PhotoState.CHECKING;
    photo.sha256 = Digests.sha256Hex(picture.bytes());
    photo.bytes = picture.bytes().length;
    photo.width = picture.width();
    photo.height = picture.height();
    photo.createdAt = Times.toMillis(clock.instant());
    return photo;
  }
}
