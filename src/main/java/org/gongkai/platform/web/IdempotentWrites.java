package org.gongkai.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.security.FieldCipher;
import org.jspecify.annotations.Nullable;

/**
 * Does a write once, however often it is sent. The work and the stored answer share one
 * transaction: either both are there or neither. A repetition that arrives while the first is still
 * under way waits for its outcome on the row's key.
 */
@ApplicationScoped
public class IdempotentWrites {

  private static final String BODY = "idempotency_record.body";

  private static final String CLAIM =
      "with claimed as (insert into idempotency_record (subject, idempotency_key, operation,"
          + " body_hash, status, body) values (:subject, :key, :operation, :hash, 0, '') on"
          + " conflict do nothing returning 1) select count(*) from claimed";

  private final ObjectMapper json;
  private final FieldCipher cipher;

  public IdempotentWrites(ObjectMapper json, FieldCipher cipher) {
    this.json = json;
    this.cipher = cipher;
  }

  /**
   * Does the work of a request, or answers as it was answered before.
   *
   * @param request the write; the same key with another operation or body fails with {@link
   *     ProblemType#IDEMPOTENCY_KEY_REUSED}
   * @param work runs inside the transaction, at most once for a key; when it fails nothing is
   *     stored and the key is free
   * @return the first answer; a replay carries the header {@code Idempotency-Replayed}
   */
  public Uni<Response> once(IdempotentRequest request, Supplier<Uni<Answer>> work) {
    String hash = hash(request);
    return Panache.withTransaction(
        () ->
            claim(request, hash)
                .chain(isFirst -> isFirst ? first(request, work) : replay(request, hash)));
  }

  /**
   * The same in fewer round trips, for a write whose answer is known before it begins.
   *
   * @param answer without an entity tag
   * @param work one transaction's part: stores the claim and does the work, or does nothing when
   *     the key is taken, of which it waits for the outcome; gives whether the key was free
   */
  public Uni<Response> once(
      IdempotentRequest request, Answer answer, Function<IdempotencyClaim, Uni<Boolean>> work) {
    String hash = hash(request);
    String body = write(answer.body());
    IdempotencyClaim claim =
        new IdempotencyClaim(
            request.subject(),
            request.key(),
            request.operation(),
            hash,
            answer.status(),
            answer.location(),
            cipher.encrypt(BODY, body));
    return Panache.withTransaction(
        () ->
            work.apply(claim)
                .chain(
                    isFirst ->
                        isFirst
                            ? Uni.createFrom()
                                .item(
                                    response(answer.status(), answer.location(), null, body)
                                        .build())
                            : replay(request, hash)));
  }

  private String hash(IdempotentRequest request) {
    return cipher.hash(request.operation() + '\n' + write(request.body()));
  }

  private Uni<Boolean> claim(IdempotentRequest request, String hash) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(CLAIM, Long.class)
                    .setParameter("subject", request.subject())
                    .setParameter("key", request.key())
                    .setParameter("operation", request.operation())
                    .setParameter("hash", hash)
                    .getSingleResult())
        .map(rows -> rows == 1);
  }

  private Uni<Response> first(IdempotentRequest request, Supplier<Uni<Answer>> work) {
    return work.get().chain(answer -> store(request, answer));
  }

  private Uni<Response> store(IdempotentRequest request, Answer answer) {
    String body = write(answer.body());
    return find(request)
        .map(stored -> fill(stored, answer, body))
        .map(stored -> response(stored.status, stored.location, stored.etag, body).build());
  }

  /** An answer repeats what citizens wrote, so it is kept sealed. */
  private IdempotencyRecordEntity fill(IdempotencyRecordEntity stored, Answer answer, String body) {
    stored.status = answer.status();
    stored.location = answer.location();
    stored.etag = answer.etag();
    stored.body = cipher.encrypt(BODY, body);
    return stored;
  }

  private Uni<Response> replay(IdempotentRequest request, String hash) {
    return find(request).map(stored -> replayed(stored, hash));
  }

  private Response replayed(IdempotencyRecordEntity stored, String hash) {
    if (!stored.bodyHash.equals(hash)) {
      throw new ProblemException(ProblemType.IDEMPOTENCY_KEY_REUSED);
    }
    String body = cipher.decrypt(BODY, stored.body);
    return response(stored.status, stored.location, stored.etag, body)
        .header("Idempotency-Replayed", "true")
        .build();
  }

  private static Uni<IdempotencyRecordEntity> find(IdempotentRequest request) {
    var key = new IdempotencyRecordEntity.Key(request.subject(), request.key());
    return Panache.getSession().chain(session -> session.find(IdempotencyRecordEntity.class, key));
  }

  private static Response.ResponseBuilder response(
      int status, @Nullable String location, @Nullable String etag, String body) {
    Response.ResponseBuilder answer =
        Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body);
    if (location != null) {
      answer.header("Location", location);
    }
    if (etag != null) {
      answer.header("ETag", etag);
    }
    return answer.header("Cache-Control", "no-store");
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
