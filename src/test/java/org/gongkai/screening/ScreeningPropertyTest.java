package org.gongkai.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Thousands of generated texts; the seeds are fixed. */
class ScreeningPropertyTest {

  private static final int ROUNDS = 5000;
  private static final List<String> PROVINCES = List.of("11", "37", "51", "65", "82");

  @Test
  void findsEveryIdentityNumberAndNoneWithAnotherCheckCharacter() {
    Random random = new Random(11643);
    for (int round = 0; round < ROUNDS; round++) {
      String body = identityBody(random);
      char right = checkCharacter(body);
      assertThat(kinds("证号" + spaced(random, body + right) + "，"))
          .as(body + right)
          .containsExactly(PersonalDataKind.ID_NUMBER);
      char wrong = "0123456789X".charAt(random.nextInt(11));
      if (wrong != right) {
        assertThat(kinds("证号" + body + wrong))
            .as(body + wrong)
            .doesNotContain(PersonalDataKind.ID_NUMBER);
      }
    }
  }

  @Test
  void findsEveryMobileNumberInEverySpelling() {
    Random random = new Random(86);
    for (int round = 0; round < ROUNDS; round++) {
      String number = mobile(random);
      String written = prefix(random) + spelled(random, number);
      String text = "请回电" + written + "为盼";
      assertThat(kinds(text)).as(written).containsExactly(PersonalDataKind.PHONE);
      assertThat(Masking.mask(text, PersonalData.find(text)))
          .as(written)
          .isEqualTo("请回电" + number.substring(0, 3) + "***为盼");
    }
  }

  @Test
  void findsEveryCardWithItsCheckDigitAlone() {
    Random random = new Random(7812);
    for (int round = 0; round < ROUNDS; round++) {
      String body = "62" + digits(random, 13 + random.nextInt(4));
      int right = luhn(body);
      assertThat(kinds(body + right)).as(body + right).contains(PersonalDataKind.BANK_CARD);
      int wrong = (right + 1 + random.nextInt(9)) % 10;
      assertThat(kinds(body + wrong)).as(body + wrong).doesNotContain(PersonalDataKind.BANK_CARD);
    }
  }

  @Test
  void whatIsMaskedGivesNoFindingsAgain() {
    Random random = new Random(2026);
    for (int round = 0; round < 8 * ROUNDS; round++) {
      String text = mixture(random);
      String masked = Masking.mask(text, PersonalData.find(text));
      assertThat(PersonalData.find(masked)).as("%s -> %s", text, masked).isEmpty();
    }
  }

  @Test
  void whatIsMaskedForAKnownPersonHoldsNeitherNameNorNumber() {
    Random random = new Random(7);
    Screening screening = new Screening(WordListReader.bundled());
    for (int round = 0; round < ROUNDS; round++) {
      String number = mobile(random);
      String text =
          mixture(random)
              + "张样例"
              + mixture(random)
              + "x"
              + spelled(random, number)
              + mixture(random);
      KnownPerson person = new KnownPerson("张样例", number);
      String masked = screening.screen(text, person).publicText();
      assertThat(masked).doesNotContain("张样例").doesNotContain(number);
      assertThat(screening.screen(masked, person).findings())
          .as("%s -> %s", text, masked)
          .isEmpty();
    }
  }

  @Test
  void whatIsNotFoundStaysAsItIs() {
    Random random = new Random(5);
    int clean = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String text = "《前文》" + mixture(random) + "《后文》";
      List<Finding> findings = PersonalData.find(text);
      String masked = Masking.mask(text, findings);
      assertThat(masked).startsWith("《前文》").endsWith("《后文》");
      assertThat(masked.equals(text)).as(text).isEqualTo(findings.isEmpty());
      clean += findings.isEmpty() ? 1 : 0;
    }
    assertThat(clean).isBetween(ROUNDS / 10, ROUNDS * 9 / 10);
  }

  private static String mixture(Random random) {
    List<String> parts =
        List.of(
            "13800000000",
            "138",
            "0000",
            "一三八",
            "零零零零",
            "1",
            "15",
            "100",
            "000",
            "86",
            "+86 ",
            "0086",
            "028",
            "86604811",
            " ",
            "-",
            ".",
            "，",
            "、",
            "\n",
            "(",
            "）",
            "*",
            "***",
            "@",
            "a@b.cn",
            "qq.com",
            "x",
            "X",
            "A",
            "人民路",
            "小区",
            "村",
            "里",
            "12",
            "号",
            "栋",
            "单元",
            "室",
            "3-2-501",
            "姓名",
            "：",
            "本人",
            "张样例",
            "李",
            "某",
            "·",
            "440524198001010013",
            "440524",
            "19800101",
            "4111111111111111",
            "4111 ",
            "1111 ",
            "元",
            "的",
            "\u200B",
            "１３８",
            "①",
            "5组",
            "联系人：",
            "年",
            "😀");
    StringBuilder text = new StringBuilder();
    int size = 1 + random.nextInt(14);
    for (int i = 0; i < size; i++) {
      text.append(parts.get(random.nextInt(parts.size())));
    }
    return text.toString();
  }

  private static String mobile(Random random) {
    return "1" + (3 + random.nextInt(7)) + digits(random, 9);
  }

  private static String prefix(Random random) {
    return List.of("", "+86", "+86 ", "86", "0086", "0086-", "+86-").get(random.nextInt(7));
  }

  private static String spelled(Random random, String number) {
    List<String> separators = List.of("", " ", "-", ".", "—", "\u200B", "　", " - ", "·");
    String separator = separators.get(random.nextInt(separators.size()));
    String grouped =
        switch (random.nextInt(4)) {
          case 0 -> number;
          case 1 ->
              number.substring(0, 3)
                  + separator
                  + number.substring(3, 7)
                  + separator
                  + number.substring(7);
          case 2 -> number.substring(0, 3) + separator + number.substring(3);
          default -> String.join(separator, number.split(""));
        };
    return styled(grouped, random.nextInt(3));
  }

  private static String styled(String text, int style) {
    List<String> styles = List.of("0123456789", "０１２３４５６７８９", "零一二三四五六七八九");
    StringBuilder styled = new StringBuilder();
    text.chars()
        .forEach(
            c ->
                styled.append(c >= '0' && c <= '9' ? styles.get(style).charAt(c - '0') : (char) c));
    return styled.toString();
  }

  private static String spaced(Random random, String number) {
    String separator = List.of("", " ", "-", "\u200D").get(random.nextInt(4));
    String grouped =
        number.substring(0, 6)
            + separator
            + number.substring(6, 14)
            + separator
            + number.substring(14);
    return styled(grouped, random.nextInt(2));
  }

  private static String identityBody(Random random) {
    LocalDate birth = LocalDate.of(1930, 1, 1).plusDays(random.nextInt(33000));
    String province = PROVINCES.get(random.nextInt(PROVINCES.size()));
    return province
        + digits(random, 4)
        + birth.format(DateTimeFormatter.BASIC_ISO_DATE)
        + digits(random, 3);
  }

  /** GB 11643 as its text puts it: ISO 7064 MOD 11-2, worked out digit by digit. */
  private static char checkCharacter(String body) {
    int product = 0;
    for (int i = 0; i < body.length(); i++) {
      product = (product + body.charAt(i) - '0') * 2 % 11;
    }
    return "0123456789X".charAt((12 - product) % 11);
  }

  private static int luhn(String body) {
    int sum = 0;
    boolean twice = true;
    for (int i = body.length() - 1; i >= 0; i--, twice = !twice) {
      int digit = (body.charAt(i) - '0') * (twice ? 2 : 1);
      sum += digit / 10 + digit % 10;
    }
    return (10 - sum % 10) % 10;
  }

  private static String digits(Random random, int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }

  private static List<PersonalDataKind> kinds(String text) {
    return PersonalData.find(text).stream().map(Finding::kind).toList();
  }
}
