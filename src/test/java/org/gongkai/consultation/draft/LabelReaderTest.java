package org.gongkai.consultation.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.gongkai.consultation.draft.Label.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "第一编 总则|PART|第一编|1|总则",
        "第十二章　附则|CHAPTER|第十二章|12|附则",
        "第二节 投放|SECTION|第二节|2|投放",
        "第一百零五条　本法|ARTICLE|第一百零五条|105|本法",
        "第 12 条 本法|ARTICLE|第 12 条|12|本法",
        "第１２条 本法|ARTICLE|第１２条|12|本法",
        "第三条：本法|ARTICLE|第三条：|3|本法",
        "一、总体要求|CHINESE|一、|1|总体要求",
        "二十一、2025年目标|CHINESE|二十一、|21|2025年目标",
        "三．附则|CHINESE|三．|3|附则",
        "（十一）扩大公众参与|CHINESE_PAREN|（十一）|11|扩大公众参与",
        "( 二 )目标任务|CHINESE_PAREN|( 二 )|2|目标任务",
        "(三)项目管理|CHINESE_PAREN|(三)|3|项目管理",
        "(四)、资金|CHINESE_PAREN|(四)、|4|资金",
        "㈤资金|CHINESE_PAREN|㈤|5|资金",
        "1.范围|ARABIC|1.|1|范围",
        "１２．范围|ARABIC|１２．|12|范围",
        "3、范围|ARABIC|3、|3|范围",
        "1.2025年底前完成|ARABIC|1.|1|2025年底前完成",
        "1、2025年底前完成|ARABIC|1、|1|2025年底前完成",
        "⒛范围|ARABIC|⒛|20|范围",
        "（1）范围|ARABIC_PAREN|（1）|1|范围",
        "2）范围|ARABIC_PAREN|2）|2|范围",
        "⑿范围|ARABIC_PAREN|⑿|12|范围",
        "①范围|CIRCLED|①|1|范围",
        "㉑范围|CIRCLED|㉑|21|范围",
        "㊿范围|CIRCLED|㊿|50|范围",
      })
  void readsEveryKindOfNumber(
      String line, ClauseKind kind, String written, int ordinal, String text) {
    assertEquals(
        new Label(kind, written, ordinal, 0, text, Standing.CERTAIN), LabelReader.read(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026年8月25日",
        "3.5万元",
        "10.2%",
        "一是完善制度",
        "第三方评估",
        "第一时间处置",
        "十分重要",
        "千方百计",
        "(征求意见稿)",
        "（2026）",
        "12345、热线",
        "1",
        "一",
        "第",
        "(",
        "0.范围",
        "零、范围",
        "1.2.3版",
        "百、千",
        "第条",
        "()",
        "第〇条 本法"
      })
  void leavesSentencesAlone(String line) {
    assertNull(LabelReader.read(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "第十条、第十一条规定的",
        "第十条第二款规定的",
        "第十条和第十一条",
        "第三条至第五条",
        "（二）项规定的情形",
        "（一）、（二）项",
        "（一）至（三）项",
        "一、二、三等奖",
        "1、2、3号楼",
        "①②两项",
        "①、②两项",
        "1.1 适用范围"
      })
  void knowsQuotedNumbers(String line) {
    Label label = LabelReader.read(line);
    assertNotNull(label);
    assertEquals(Standing.REFERENCE, label.standing());
  }

  @Test
  void leavesArticlesWithoutSpaceToTheSequence() {
    Label label = LabelReader.read("第十条规定的");
    assertNotNull(label);
    assertEquals(Standing.IF_EXPECTED, label.standing());
  }

  @Test
  void readsInsertedArticles() {
    Label label = LabelReader.read("第十二条之二　新增");
    assertNotNull(label);
    assertEquals("第十二条之二", label.written());
    assertEquals(12, label.ordinal());
    assertEquals(2, label.suffix());
  }

  @Test
  void acceptsALineThatIsOnlyANumber() {
    Label label = LabelReader.read("第三条");
    assertNotNull(label);
    assertEquals("", label.text());
    assertNull(LabelReader.read("第三"));
  }
}
