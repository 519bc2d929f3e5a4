package org.gongkai.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.gongkai.screening.PersonalDataKind;
import org.gongkai.screening.WordCategory;
import org.junit.jupiter.api.Test;

class EnumNamesTest {

  @Test
  void writesEachNameOnceInOneOrder() {
    List<WordCategory> found = List.of(WordCategory.ILLEGAL, WordCategory.AD, WordCategory.ILLEGAL);
    assertThat(EnumNames.write(found)).isEqualTo("AD,ILLEGAL");
    assertThat(EnumNames.read(WordCategory.class, "AD,ILLEGAL"))
        .containsExactly(WordCategory.AD, WordCategory.ILLEGAL);
  }

  @Test
  void writesNothingForNone() {
    assertThat(EnumNames.write(List.<WordCategory>of())).isEmpty();
    assertThat(EnumNames.read(WordCategory.class, "")).isEmpty();
  }

  @Test
  void fitsTheColumnsWithEveryName() {
    assertThat(EnumNames.write(Arrays.asList(PersonalDataKind.values())).length())
        .isLessThanOrEqualTo(200);
    assertThat(EnumNames.write(Arrays.asList(WordCategory.values())).length())
        .isLessThanOrEqualTo(200);
  }
}
