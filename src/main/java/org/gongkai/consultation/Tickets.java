package org.gongkai.consultation;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.security.FieldCipher;
import org.gongkai.platform.time.Times;
import org.jspecify.annotations.Nullable;

/**
 * Tickets: the proof that a citizen had begun a comment while the window was open. A ticket is kept
 * nowhere; it carries its number and its instant under a keyed hash that also covers the
 * consultation and the citizen, so that nobody else can use it and it says nothing of either.
 */
@ApplicationScoped
class Tickets {

  private static final int PAYLOAD_BYTES = 3 * Long.BYTES;
  private static final int MAC_LENGTH = 32;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final FieldCipher cipher;
  private final IdGenerator ids;

  Tickets(FieldCipher cipher, IdGenerator ids) {
    this.cipher = cipher;
    this.ids = ids;
  }

  /** A ticket given at an instant of the database's clock. */
  String issue(UUID consultation, UUID citizen, Instant at) {
    UUID id = ids.next();
    byte[] payload =
        ByteBuffer.allocate(PAYLOAD_BYTES)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .putLong(Times.toMillis(at).toEpochMilli())
            .array();
    String text = ENCODER.encodeToString(payload);
    return text + '.' + mac(text, consultation, citizen);
  }

  /**
   * Reads a ticket; null without one.
   *
   * @throws ProblemException {@link ProblemType#TICKET_INVALID} for anything that {@link #issue}
   *     did not make for this citizen and consultation
   */
  @Nullable Ticket read(@Nullable String ticket, UUID consultation, UUID citizen) {
    if (ticket == null) {
      return null;
    }
    int dot = ticket.indexOf('.');
    if (dot < 0
        || !isOurs(ticket.substring(0, dot), ticket.substring(dot + 1), consultation, citizen)) {
      throw new ProblemException(ProblemType.TICKET_INVALID);
    }
    try {
      ByteBuffer payload = ByteBuffer.wrap(Base64.getUrlDecoder().decode(ticket.substring(0, dot)));
      UUID id = new UUID(payload.getLong(), payload.getLong());
      return new Ticket(id, Instant.ofEpochMilli(payload.getLong()));
    } catch (IllegalArgumentException | BufferUnderflowException forged) {
      throw new ProblemException(ProblemType.TICKET_INVALID);
    }
  }

  private boolean isOurs(String payload, String mac, UUID consultation, UUID citizen) {
    return MessageDigest.isEqual(
        mac.getBytes(StandardCharsets.UTF_8),
        mac(payload, consultation, citizen).getBytes(StandardCharsets.UTF_8));
  }

  private String mac(String payload, UUID consultation, UUID citizen) {
    return cipher
        .hash("ticket\n" + consultation + '\n' + citizen + '\n' + payload)
        .substring(0, MAC_LENGTH);
  }

  /**
   * A ticket that was read.
   *
   * @param id good once
   * @param issuedAt on the database's clock
   */
  record Ticket(UUID id, Instant issuedAt) {}
}
