package org.gongkai.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongkai.consultation.Tickets.Ticket;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.problem.Problems;
import org.gongkai.platform.security.FieldCipher;
import org.gongkai.platform.security.SecurityConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T01:02:03.004Z");
  private static final UUID CONSULTATION = Rows.id(1);
  private static final UUID CITIZEN = Rows.id(2);
  private static final UUID OTHER = Rows.id(3);

  private final FieldCipher cipher = cipher(1);
  private final Tickets tickets = tickets(cipher);
  private final String ticket = tickets.issue(CONSULTATION, CITIZEN, NOW);

  @Test
  void readsBackWhenItWasGiven() {
    assertThat(read(ticket).issuedAt()).isEqualTo(NOW);
    String finer = tickets.issue(CONSULTATION, CITIZEN, NOW.plusNanos(999_999));
    assertThat(read(finer).issuedAt()).isEqualTo(NOW);
  }

  @Test
  void hasANumberOfItsOwn() {
    Ticket read = read(ticket);
    assertThat(read).isEqualTo(read(ticket));
    assertThat(read.id().version()).isEqualTo(7);
    assertThat(read(tickets.issue(CONSULTATION, CITIZEN, NOW)).id()).isNotEqualTo(read.id());
  }

  @Test
  void isReadByEveryInstanceWithTheSameKey() {
    assertThat(tickets(cipher(1)).read(ticket, CONSULTATION, CITIZEN)).isEqualTo(read(ticket));
    assertRefused(tickets(cipher(3)), ticket, CONSULTATION, CITIZEN);
  }

  @Test
  void namesNeitherTheConsultationNorTheCitizen() {
    assertThat(ticket).matches("[A-Za-z0-9_-]{32}\\.[A-Za-z0-9_-]{32}");
    String payload = ticket.substring(0, ticket.indexOf('.'));
    assertThat(tickets.issue(OTHER, OTHER, NOW)).hasSameSizeAs(ticket);
    assertThat(Base64.getUrlDecoder().decode(payload)).hasSize(24);
  }

  @Test
  void isNullWithoutATicket() {
    assertThat(tickets.read(null, CONSULTATION, CITIZEN)).isNull();
  }

  @Test
  void isOfNoUseToAnyoneElseOrElsewhere() {
    assertRefused(tickets, ticket, CONSULTATION, OTHER);
    assertRefused(tickets, ticket, OTHER, CITIZEN);
    assertRefused(tickets, ticket, CITIZEN, CONSULTATION);
  }

  @Test
  void refusesATicketOfWhichAnyCharacterWasChanged() {
    for (int i = 0; i < ticket.length(); i++) {
      char changed = ticket.charAt(i) == 'A' ? 'B' : 'A';
      assertRefused(ticket.substring(0, i) + changed + ticket.substring(i + 1));
    }
  }

  @Test
  void refusesATicketCutAnywhereOrWithMoreBehindIt() {
    for (int length = 0; length < ticket.length(); length++) {
      assertRefused(ticket.substring(0, length));
    }
    assertRefused(ticket + "A");
    assertRefused(ticket + "=");
    assertRefused(ticket + ".");
    assertRefused(" " + ticket);
  }

  @Test
  void refusesThePartsOfTwoTickets() {
    String other = tickets.issue(CONSULTATION, CITIZEN, NOW.plusSeconds(60));
    int dot = ticket.indexOf('.');
    assertRefused(ticket.substring(0, dot) + other.substring(other.indexOf('.')));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "A", "甲.乙", "a.b.c", "null", "𠮷.\u0000", "A=.A="})
  void refusesGarbage(String garbage) {
    assertRefused(garbage);
  }

  /** Nobody without the key gets so far. */
  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "!", "甲", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void refusesASignedPayloadThatIsNoTicket(String payload) {
    String signed = "ticket\n" + CONSULTATION + '\n' + CITIZEN + '\n' + payload;
    assertRefused(payload + '.' + cipher.hash(signed).substring(0, 32));
  }

  private Ticket read(String text) {
    Ticket read = tickets.read(text, CONSULTATION, CITIZEN);
    if (read == null) {
      throw new AssertionError("no ticket");
    }
    return read;
  }

  private void assertRefused(String text) {
    assertRefused(tickets, text, CONSULTATION, CITIZEN);
  }

  private static void assertRefused(Tickets reader, String text, UUID consultation, UUID citizen) {
    assertThat(
            Problems.type(
                () -> {
                  Ticket unused = reader.read(text, consultation, citizen);
                }))
        .as(text)
        .isEqualTo(ProblemType.TICKET_INVALID);
  }

  private static Tickets tickets(FieldCipher cipher) {
    return new Tickets(cipher, new IdGenerator(InstantSource.fixed(NOW)));
  }

  private static FieldCipher cipher(int fill) {
    return new FieldCipher(new Keys(key(1), "2026", key(fill)));
  }

  private static String key(int fill) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) fill);
    return Base64.getEncoder().encodeToString(key);
  }

  private record Keys(String fieldKey, String fieldKeyId, String hashKey)
      implements SecurityConfig {

    @Override
    public String unitClaim() {
      return "unit";
    }

    @Override
    public Optional<List<String>> oldFieldKeys() {
      return Optional.empty();
    }
  }
}
