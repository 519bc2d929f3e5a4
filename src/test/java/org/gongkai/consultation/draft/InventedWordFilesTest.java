package org.gongkai.consultation.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;

/** Whole Word files whose trees were worked out by hand. */
class InventedWordFilesTest {

  @Test
  void countsChaptersAndArticlesThatWordNumbered() {
    ParsedDraft draft = DraftReader.docx(WordDrafts.regulation());
    assertThat(Drafts.outline(draft)).isEqualTo(WordDrafts.REGULATION_TREE);
    assertThat(draft.title()).isEqualTo("云溪县农村公路养护规定");
    assertThat(draft.markedAsDraft()).isTrue();
    assertThat(draft.doubts()).isEmpty();
    assertThat(draft.setAside()).isEmpty();
  }

  @Test
  void countsByStylesAlone() {
    ParsedDraft draft = DraftReader.docx(WordDrafts.styledPlan().bytes());
    assertThat(Drafts.outline(draft)).isEqualTo(WordDrafts.STYLED_PLAN_TREE);
    assertThat(draft.title()).isEqualTo("青禾镇人民政府关于推进全民阅读的实施方案");
    assertThat(draft.preamble()).isEqualTo("为推进全民阅读，制定本方案。");
    assertThat(draft.doubts()).isEmpty();
  }

  @Test
  void readsATextAsItStandsAfterAllChanges() {
    ParsedDraft draft = DraftReader.docx(WordDrafts.reviewed().bytes());
    assertThat(Drafts.outline(draft)).isEqualTo(WordDrafts.REVIEWED_TREE);
    assertThat(draft.issuer()).isEqualTo("青禾镇人民政府");
    assertThat(draft.issuedOn()).isEqualTo(LocalDate.of(2026, 10, 8));
    assertThat(draft.doubts()).isEmpty();
    assertThat(Drafts.setAside(draft))
        .isEqualTo(
            """
            DELETED_TEXT 喂养
            NOTE 指犬和猫。
            DELETED_TEXT 中型犬
            COMMENT 与法制办商量
            HIDDEN_TEXT （待议）
            PAGE_CLUTTER 内部讨论稿
            PAGE_CLUTTER 第1页
            EXTERNAL_REFERENCE http://example.invalid/t.dotm
            EMBEDDED_OBJECT <word/embeddings/sheet1.xlsx>
            """);
  }

  @Test
  void keepsMergedCellsInPlace() {
    assertThat(Drafts.table(DraftReader.docx(WordDrafts.reviewed().bytes())))
        .isEqualTo(
            List.of(
                List.of("类别", "一、登记费（元）", ""),
                List.of("", "城区", "农村"),
                List.of("第一条 大型犬", "200\n（每年）", "首年｜100")));
  }

  @Test
  void setsGeneratedContentsAsideAndFollowsLinkedLists() {
    ParsedDraft draft = DraftReader.docx(WordDrafts.generated().bytes());
    assertThat(Drafts.outline(draft)).isEqualTo(WordDrafts.GENERATED_TREE);
    assertThat(Drafts.setAside(draft))
        .isEqualTo(
            """
            TABLE_OF_CONTENTS 目　录
            TABLE_OF_CONTENTS 一、环境标准 1
            TABLE_OF_CONTENTS 二、服务标准 2
            EXTERNAL_REFERENCE INCLUDEPICTURE http://example.invalid/p.png
            IMAGE 社区平面图
            EXTERNAL_REFERENCE <altChunk c>
            """);
  }

  /** The other reader knows nothing of numbers, so its paragraphs are the ends of our lines. */
  @Test
  void findsTheSameWordsInTheSameOrderAsAnotherReader() throws IOException {
    assertSameWords(WordDrafts.regulation());
    assertSameWords(WordDrafts.styledPlan().bytes());
  }

  private static void assertSameWords(byte[] file) throws IOException {
    List<String> lines =
        DocxReader.read(file).lines().stream()
            .filter(line -> !line.isTable())
            .map(SourceLine::key)
            .toList();
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file))) {
      List<XWPFParagraph> paragraphs = document.getParagraphs();
      assertThat(lines).hasSameSizeAs(paragraphs);
      for (int i = 0; i < lines.size(); i++) {
        assertThat(lines.get(i)).endsWith(Characters.key(paragraphs.get(i).getText()));
      }
    }
  }
}
