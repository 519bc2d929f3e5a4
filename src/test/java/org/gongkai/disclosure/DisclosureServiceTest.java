package org.gongkai.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.gongkai.testsupport.Database;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.api.Test;

/** Index numbers on the real database. Each test has a year of its own. */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class DisclosureServiceTest {

  @Inject DisclosureService disclosures;

  @Test
  void givesOutWhatTheConfigurationSays() throws Throwable {
    Instant made = Instant.parse("2101-03-01T04:00:00Z");
    Instant published = Instant.parse("2101-03-05T04:00:00Z");
    assertThat(await(() -> disclosures.discloseToEveryone(made, published)))
        .isEqualTo(
            new Disclosure(
                "000000000/2101-00001",
                "青禾镇人民政府",
                "面向社会",
                LocalDate.of(2101, 3, 1),
                LocalDate.of(2101, 3, 5),
                DisclosureMethod.PROACTIVE));
    Disclosure narrow =
        await(() -> disclosures.disclose("面向申请人", DisclosureMethod.ON_REQUEST, made, published));
    assertThat(narrow.indexNumber()).isEqualTo("000000000/2101-00002");
    assertThat(narrow.scope()).isEqualTo("面向申请人");
    assertThat(narrow.method()).isEqualTo(DisclosureMethod.ON_REQUEST);
  }

  @Test
  void countsTheYearsOfChina() throws Throwable {
    Instant oldYear = Instant.parse("2102-12-31T15:59:59.999Z");
    Instant newYear = Instant.parse("2102-12-31T16:00:00Z");
    Disclosure last = await(() -> disclosures.discloseToEveryone(oldYear, newYear));
    Disclosure first = await(() -> disclosures.discloseToEveryone(newYear, newYear));
    assertThat(last.indexNumber()).isEqualTo("000000000/2102-00001");
    assertThat(last.generatedOn()).isEqualTo("2102-12-31");
    assertThat(last.publishedOn()).isEqualTo("2103-01-01");
    assertThat(first.indexNumber()).isEqualTo("000000000/2103-00001");
  }

  @Test
  void numbersWithoutGapHoweverManyPublishAtOnce() {
    Instant made = Instant.parse("2104-06-01T00:00:00Z");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<CompletableFuture<String>> numbers =
          IntStream.range(0, 24)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> number(made), threads))
              .toList();
      assertThat(numbers.stream().map(CompletableFuture::join))
          .containsExactlyInAnyOrderElementsOf(
              IntStream.rangeClosed(1, 24)
                  .mapToObj(serial -> IndexNumber.of("000000000", 2104, serial))
                  .toList());
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void leavesNoGapWhenAPublicationFails() throws Throwable {
    Instant made = Instant.parse("2105-06-01T00:00:00Z");
    assertThat(number(made)).isEqualTo("000000000/2105-00001");
    assertThatThrownBy(
            () ->
                await(
                    () ->
                        Panache.withTransaction(
                            () ->
                                disclosures
                                    .discloseToEveryone(made, made)
                                    .chain(
                                        given ->
                                            Uni.createFrom()
                                                .failure(
                                                    new IllegalStateException(
                                                        given.indexNumber()))))))
        .hasMessageContaining("000000000/2105-00002");
    assertThat(number(made)).isEqualTo("000000000/2105-00002");
  }

  @Test
  void goesOnBehindFiveDigits() {
    Database.update("insert into index_serial (year, last) values (2106, 99998)");
    Instant made = Instant.parse("2106-06-01T00:00:00Z");
    assertThat(number(made)).isEqualTo("000000000/2106-99999");
    assertThat(number(made)).isEqualTo("000000000/2106-100000");
  }

  private String number(Instant made) {
    try {
      return await(() -> disclosures.discloseToEveryone(made, made)).indexNumber();
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static <T> T await(Supplier<Uni<T>> work) throws Throwable {
    return VertxContextSupport.subscribeAndAwait(work);
  }
}
