package org.gongkai.disclosure;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import org.gongkai.platform.time.Times;

/** Gives out the metadata of what is published. */
@ApplicationScoped
public class DisclosureService {

  private final IndexSerials serials;
  private final DisclosureConfig config;

  DisclosureService(IndexSerials serials, DisclosureConfig config) {
    this.serials = serials;
    this.config = config;
  }

  /**
   * The metadata of what is published for everyone on the government's own motion; see {@link
   * #disclose}.
   */
  @WithTransaction
  public Uni<Disclosure> discloseToEveryone(Instant generatedAt, Instant publishedAt) {
    return disclose(Disclosure.EVERYONE, DisclosureMethod.PROACTIVE, generatedAt, publishedAt);
  }

  /**
   * Gives out the next index number of the year in which the information was made. To be called in
   * the publishing transaction, late: publications of the same year wait for each other from here
   * on.
   *
   * @param scope 公开范围, at most 200 characters
   * @param generatedAt when the information was made; its day in China is the 生成日期
   * @param publishedAt when it is published; its day in China is the 公开日期
   */
  @WithTransaction
  public Uni<Disclosure> disclose(
      String scope, DisclosureMethod method, Instant generatedAt, Instant publishedAt) {
    LocalDate generatedOn = dayOf(generatedAt);
    int year = generatedOn.getYear();
    return serials
        .next(year)
        .map(
            serial ->
                new Disclosure(
                    IndexNumber.of(config.unitCode(), year, serial),
                    config.publisher(),
                    scope,
                    generatedOn,
                    dayOf(publishedAt),
                    method));
  }

  private static LocalDate dayOf(Instant instant) {
    return instant.atZone(Times.SHANGHAI).toLocalDate();
  }
}
