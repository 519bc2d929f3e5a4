package org.gongkai.content.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gongkai.screening.WordListReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What words alone tell of a content. */
class TextCheckTest {

  private final TextCheck check =
      new TextCheck(WordListReader.bundled(), MistakeListReader.bundled());

  @Test
  void findsNothingInAGoodText() {
    assertThat(find("集市自五月起每日开放，咨询电话 400-000-0000，其他事项另行通知。")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "处理其它事项, 其他",
    "请重设帐号密码, 账号",
    "请登陆网站查询, 登录网站",
    "山里象春天一样, 像…一样",
    "市发展与改革委员会, 发展和改革委员会",
    "区人民检查院, 人民检察院",
    "前往新疆省, 新疆维吾尔自治区",
    "一如继往, 一如既往"
  })
  void findsCommonMistakes(String text, String right) {
    assertThat(find(text))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(FindingKind.COMMON_MISTAKE);
              assertThat(finding.advice()).contains("“" + right + "”");
              assertThat(finding.excerpt()).isEqualTo(text);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "这种现象和去年一样",
        "对象与往年一样",
        "象棋。和围棋一样",
        "像大象一样",
        "招标人材料",
        "漏报导致延误",
        "共八成份额",
        "领取应对帐篷",
        "广西省级道路",
        "精减退职人员",
        "讲座落幕",
        "既使用又保养",
        "登陆作战"
      })
  void takesNothingRightForAMistake(String text) {
    assertThat(find(text)).isEmpty();
  }

  @Test
  void findsSensitiveWords() {
    assertThat(find("可代开发票，欢迎来电"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(FindingKind.SENSITIVE_WORD);
              assertThat(finding.advice()).contains("代开发票");
            });
  }

  @Test
  void findsPersonalDataAndShowsNoneOfIt() {
    List<CheckFinding> found = find("联系人电话１３８００００００００，或者13900000000，办理其它事项");
    assertThat(found)
        .extracting(CheckFinding::kind)
        .containsExactly(
            FindingKind.PERSONAL_DATA, FindingKind.PERSONAL_DATA, FindingKind.COMMON_MISTAKE);
    for (CheckFinding finding : found) {
      assertThat(finding.excerpt()).doesNotContain("0000").contains("139***");
      assertThat(finding.advice()).doesNotContain("0000");
    }
    assertThat(found.get(0).excerpt()).contains("138***");
  }

  @Test
  void showsNoHalfOfANumberAtAnEdge() {
    // Twelve characters before the mistake, in the midst of the number.
    List<CheckFinding> found = find("13900000000号码归甲处理其它事项");
    assertThat(found).hasSize(2);
    assertThat(found.get(1).excerpt()).startsWith("139***").contains("其它");
  }

  @Test
  void tellsTheFieldAndCutsNoCharacter() {
    List<CheckFinding> found =
        check.find(Map.of("title", "😀".repeat(30) + "其它" + "😀".repeat(30)));
    assertThat(found).hasSize(1);
    assertThat(found.get(0).field()).isEqualTo("title");
    assertThat(found.get(0).excerpt().codePoints())
        .noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    CheckFinding cut =
        CheckFinding.of(FindingKind.BROKEN_LINK, "body", "a" + "😀".repeat(200), "x".repeat(500));
    assertThat(cut.excerpt()).hasSizeLessThanOrEqualTo(200).endsWith("😀…");
    assertThat(cut.advice()).hasSize(300);
  }

  @Test
  void keepsTheFirstTwoHundredAndSaysThatThereAreMore() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      text.append("第").append(i).append("项处理其它事项。");
    }
    List<CheckFinding> found = TextCheck.first(find(text.toString()));
    assertThat(found).hasSize(200);
    assertThat(found.get(199).advice()).contains("其后还有");
    assertThat(found.get(198).advice()).doesNotContain("其后还有");
    assertThat(TextCheck.first(found.subList(0, 199))).isEqualTo(found.subList(0, 199));
  }

  @Test
  void readsListsAsTheyAreWritten() throws IOException {
    MistakeList list = read("\uFEFF# 注\n\n错字\t对字\t错字典, 大错字\n甲…乙\t丙…乙\n");
    assertThat(list.size()).isEqualTo(2);
    assertThat(list.find("这是错字，错字典和大错字不是")).containsExactly(new MistakeList.Hit("对字", 2, 4));
    assertThat(list.find("甲一乙甲乙")).containsExactly(new MistakeList.Hit("丙…乙", 0, 3));
    assertThat(list.find("甲" + "一".repeat(13) + "乙")).isEmpty();
    assertThat(list.find("甲一，乙")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"错字", "错字\t", "\t对字", "错…\t对", "…错\t对", "错\t对\t外\t多", "错\t对\n错\t正", "好\t好\n错"})
  void refusesLinesThatAreNoEntries(String list) {
    assertThatThrownBy(() -> read(list))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line");
  }

  @Test
  void namesTheSettingOfABadFile() {
    assertThatThrownBy(
            () ->
                ContentScreen.read(
                    "mistakes", Path.of("/nowhere"), (Path path) -> MistakeListReader.read(path)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("gongkai.content.mistakes");
  }

  private static MistakeList read(String text) throws IOException {
    return MistakeListReader.read(new StringReader(text));
  }

  private List<CheckFinding> find(String text) {
    return check.find(Map.of("body", text));
  }
}
