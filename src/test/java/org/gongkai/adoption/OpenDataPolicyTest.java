package org.gongkai.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gongkai.adoption.BreakdownPartEntity.Dimension;
import org.gongkai.adoption.OpenDataPolicy.Shown;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpenDataPolicyTest {

  private final List<BreakdownPartEntity> breakdown = new ArrayList<>();

  @Test
  void tellsWhatTheReportNames() {
    source("WEB", 20);
    source(null, 6);
    type("PERSON", 26);
    OpenDataPolicy policy =
        policy(
            new Shown("WEB", "PERSON", 20),
            new Shown("FAX", "PERSON", 3),
            new Shown("PHONE", "PERSON", 3));
    assertThat(policy.source("WEB")).isEqualTo("WEB");
    assertThat(policy.source("FAX")).isNull();
    assertThat(policy.source(null)).isNull();
    assertThat(policy.type("PERSON")).isEqualTo("PERSON");
  }

  @Test
  void tellsNothingThatTheReportDoesNotBreakDown() {
    OpenDataPolicy policy = policy(new Shown("WEB", "PERSON", 4));
    assertThat(policy.source("WEB")).isNull();
    assertThat(policy.type("PERSON")).isNull();
  }

  @Test
  void tellsNoSourceWhenOneLacksAFew() {
    source("WEB", 20);
    source("LETTER", 8);
    type("PERSON", 28);
    // Two letters are not shown: neither letters nor what is no letter may be told.
    OpenDataPolicy policy =
        policy(new Shown("WEB", "PERSON", 20), new Shown("LETTER", "PERSON", 6));
    assertThat(policy.source("LETTER")).isNull();
    assertThat(policy.source("WEB")).isNull();
    assertThat(policy.type("PERSON")).as("lacks the same two").isNull();
  }

  @Test
  void tellsNoSourceWhenTheRestLacksAFew() {
    source("WEB", 20);
    source(null, 6);
    OpenDataPolicy policy = policy(new Shown("WEB", "PERSON", 20), new Shown("FAX", "PERSON", 5));
    assertThat(policy.source("WEB")).isNull();
  }

  @Test
  void tellsSourcesThatLackManyOrAll() {
    source("WEB", 20);
    source("LETTER", 8);
    OpenDataPolicy policy = policy(new Shown("WEB", "PERSON", 15));
    assertThat(policy.source("WEB")).isEqualTo("WEB");
    assertThat(policy.source("LETTER")).isEqualTo("LETTER");
  }

  @Test
  void tellsNoTypeWhenAPairIsSmall() {
    source("WEB", 20);
    source("LETTER", 10);
    type("PERSON", 23);
    type("LAWYER", 7);
    OpenDataPolicy policy =
        policy(
            new Shown("WEB", "PERSON", 14),
            new Shown("WEB", "LAWYER", 6),
            new Shown("LETTER", "PERSON", 9),
            new Shown("LETTER", "LAWYER", 1));
    assertThat(policy.source("LETTER")).isEqualTo("LETTER");
    assertThat(policy.type("LAWYER")).isNull();
    assertThat(policy.type("PERSON")).isNull();
  }

  @Test
  void countsPairsAsTheyAreTold() {
    source("WEB", 20);
    source(null, 8);
    type("PERSON", 28);
    OpenDataPolicy policy =
        policy(
            new Shown("WEB", "PERSON", 20),
            new Shown("FAX", "PERSON", 4),
            new Shown("PHONE", "PERSON", 4));
    assertThat(policy.type("PERSON")).isEqualTo("PERSON");
  }

  private OpenDataPolicy policy(Shown... shown) {
    return OpenDataPolicy.of(breakdown, List.of(shown));
  }

  private void source(@Nullable String value, int comments) {
    add(Dimension.SOURCE, value, comments);
  }

  private void type(@Nullable String value, int comments) {
    add(Dimension.RESPONDENT_TYPE, value, comments);
  }

  private void add(Dimension dimension, @Nullable String value, int comments) {
    BreakdownPartEntity part = new BreakdownPartEntity();
    part.dimension = dimension;
    part.value = value;
    part.rest = value == null;
    part.comments = comments;
    breakdown.add(part);
  }
}
