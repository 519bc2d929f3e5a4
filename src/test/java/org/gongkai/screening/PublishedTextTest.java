package org.gongkai.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Real documents hold what a government prints and nothing personal. */
class PublishedTextTest {

  private static final Path BASE = Path.of(System.getProperty("gongkai.basedir", ""));
  private static final Path DATA = BASE.resolve("../shared/data");
  private static final WordList WORDS = WordListReader.bundled();

  @Test
  void findsInAConsultationOnlyThePrintedContact() throws IOException {
    List<String> once = List.of("30号", "028-86604811", "028-86604984", "gkzqyj@sc.gov.cn");
    assertThat(found(DATA.resolve("sichuan-2016-consultation.txt")))
        .isEqualTo(Stream.concat(once.stream(), once.stream()).toList());
  }

  @Test
  void findsNothingInAPlan() throws IOException {
    assertThat(found(DATA.resolve("qiji-2022-plan.txt"))).isEmpty();
  }

  private static List<String> found(Path file) throws IOException {
    assumeTrue(Files.isRegularFile(file));
    String text = Files.readString(file);
    assertThat(WORDS.find(text)).isEmpty();
    return PersonalData.find(text).stream().map(f -> text.substring(f.start(), f.end())).toList();
  }
}
