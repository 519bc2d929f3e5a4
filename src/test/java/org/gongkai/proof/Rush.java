package org.gongkai.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.gongkai.testsupport.Api;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Raw;
import org.jspecify.annotations.Nullable;

/** Many citizens who submit while the window ends. */
final class Rush {

  private static final int CITIZENS = 75;
  private static final int CLIENTS = 40;

  /** A ticket that is used shortly before its grace is over, or after. */
  private static final Duration SHORTLY = Duration.ofMillis(400);

  final String consultation = Api.anOpenConsultation();

  /** Acknowledgements by submission. */
  final Map<Submission, String> acknowledged = new ConcurrentHashMap<>();

  final Queue<Submission> refused = new ConcurrentLinkedQueue<>();
  final Queue<Submission> givenUp = new ConcurrentLinkedQueue<>();
  private final Map<Submission, String> tickets = new ConcurrentHashMap<>();
  private final List<String> tokens =
      IntStream.range(0, CITIZENS).mapToObj(i -> Api.citizenToken("last-second-" + i)).toList();
  private final int least;
  private final AtomicInteger next = new AtomicInteger();

  /**
   * @param least how many submissions there are; more when the window is not over by then
   */
  Rush(int least) {
    this.least = least;
  }

  /** Submits, with the end of the window one second after nine tenths of it. */
  void submit() throws Exception {
    together(
        client -> {
          Random random = new Random(client);
          try (Line line = new Line()) {
            for (int number = next.getAndIncrement();
                number < least || refused.isEmpty();
                number = next.getAndIncrement()) {
              submit(number, line, random);
            }
          }
        });
  }

  private void submit(int number, Line line, Random random) {
    if (number == least * 9 / 10) {
      closeInASecond();
    }
    Submission one = Submission.of(number, consultation, tokens.get(number % CITIZENS));
    if (one.kind() == Submission.Kind.TICKET) {
      takeTicket(one, line);
      return;
    }
    Raw.Reply reply = one.send(line, random);
    if (reply == null) {
      givenUp.add(one);
    } else {
      note(one, reply);
    }
  }

  private void closeInASecond() {
    Database.update(
        "update consultation set closes_at = clock_timestamp() + interval '1 second', version ="
            + " version + 1 where id = ?::uuid",
        consultation);
  }

  private void takeTicket(Submission one, Line line) {
    String path = "/v1/consultations/" + consultation + "/tickets";
    Raw.Reply reply = line.call(Line.post(path, one.token(), one.key(), ""));
    if (reply.status() == 201) {
      tickets.put(one, Json.read(reply.text()).path("ticket").asText());
    } else {
      note(one, reply);
    }
  }

  /** Uses the tickets: every second one at once, the others around the end of their grace. */
  void useTickets(Instant graceEnd) throws Exception {
    List<Map.Entry<Submission, String>> all = new ArrayList<>(tickets.entrySet());
    together(
        client -> {
          try (Line line = new Line()) {
            boolean waits = client % 2 == 1;
            if (waits) {
              LockSupport.parkUntil(graceEnd.minus(SHORTLY).toEpochMilli());
            }
            for (int i = client; i < all.size(); i += CLIENTS) {
              Submission one = all.get(i).getKey();
              note(one, line.call(one.request(all.get(i).getValue())));
            }
          }
        });
  }

  private void note(Submission one, Raw.Reply reply) {
    if (reply.status() == 201) {
      acknowledged.put(one, Submission.acknowledgement(reply));
      return;
    }
    assertThat(Json.read(reply.text()).path("code").asText())
        .as(reply.text())
        .isEqualTo("consultation-closed");
    refused.add(one);
  }

  /** Sends again what was acknowledged after a broken connection; the answer is as before. */
  void repeat() throws Exception {
    List<Map.Entry<Submission, String>> all =
        acknowledged.entrySet().stream()
            .filter(one -> one.getKey().kind() == Submission.Kind.CUT)
            .toList();
    together(
        client -> {
          try (Line line = new Line()) {
            for (int i = client; i < all.size(); i += CLIENTS) {
              Raw.Reply reply = line.call(all.get(i).getKey().request(null));
              assertThat(reply.status()).as(reply.text()).isEqualTo(201);
              assertThat(reply.header("Idempotency-Replayed")).contains("true");
              assertThat(Submission.acknowledgement(reply)).isEqualTo(all.get(i).getValue());
            }
          }
        });
  }

  /** Follows every receipt. */
  void followReceipts() throws Exception {
    List<String> all = List.copyOf(acknowledged.values());
    together(
        client -> {
          try (Line line = new Line()) {
            for (int i = client; i < all.size(); i += CLIENTS) {
              String receipt = all.get(i).split(" ", -1)[1];
              Raw.Reply reply = line.call(Line.get("/v1/receipts/" + receipt));
              assertThat(reply.status()).as(receipt).isEqualTo(200);
              assertThat(Json.read(reply.text()).path("consultationId").asText())
                  .isEqualTo(consultation);
            }
          }
        });
  }

  int sent() {
    return acknowledged.size() + refused.size() + givenUp.size();
  }

  private static void together(IntConsumer client) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<?>> working = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        int number = i;
        working.add(clients.submit(() -> client.accept(number)));
      }
      for (Future<?> one : working) {
        @Nullable Object nothing = one.get();
        assertThat(nothing).isNull();
      }
    } finally {
      clients.shutdownNow();
    }
  }
}
