package org.gongkai.consultation.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole web pages whose trees were worked out by hand. */
class InventedPagesTest {

  private static final Charset GBK = Charset.forName("GBK");

  @Test
  void findsTheDraftInsideAGovernmentSite() {
    byte[] page = Drafts.page("government-page").getBytes(GBK);
    ParsedDraft draft = DraftReader.html(page, null);
    assertThat(Drafts.outline(draft)).isEqualTo(Drafts.tree("government-page"));
    assertThat(draft.title()).isEqualTo("云溪县共享单车停放管理办法");
    assertThat(draft.markedAsDraft()).isTrue();
    assertThat(draft.issuer()).isEqualTo("云溪县城市管理局");
    assertThat(draft.issuedOn()).isEqualTo(LocalDate.of(2026, 9, 1));
    assertThat(draft.notice()).contains("公开征求意见，联系电话");
    assertThat(draft.doubts()).isEmpty();
  }

  @Test
  void tellsWhatItLeftOutOfAGovernmentSite() {
    ParsedDraft draft = DraftReader.html(Drafts.page("government-page"));
    assertThat(Drafts.setAside(draft).lines())
        .contains(
            "PAGE_CLUTTER <script>",
            "PAGE_CLUTTER <style>",
            "PAGE_CLUTTER <iframe>",
            "PAGE_CLUTTER 首页",
            "PAGE_CLUTTER 互动交流",
            "PAGE_CLUTTER 云溪县人民政府门户网站",
            "PAGE_CLUTTER 您现在的位置：首页 > 意见征集",
            "PAGE_CLUTTER 分享到：微信微博",
            "PAGE_CLUTTER 打印本页",
            "PAGE_CLUTTER 主办单位：云溪县人民政府",
            "HIDDEN_TEXT 草稿批注：请核对第二条",
            "IMAGE 停放区示意图");
    assertThat(Drafts.setAside(draft, SetAsideReason.DUPLICATE_BODY)).hasSize(9);
  }

  @Test
  void keepsATableAsATable() {
    ParsedDraft draft = DraftReader.html(Drafts.page("government-page"));
    assertThat(Drafts.table(draft))
        .isEqualTo(List.of(List.of("区域", "泊位\n（个）"), List.of("第三条 示例路", "120"), List.of("", "80")));
  }

  @Test
  void readsListsAndLinesThatOnlyBreak() {
    ParsedDraft draft = DraftReader.html(Drafts.page("plan-page"));
    assertThat(Drafts.outline(draft)).isEqualTo(Drafts.tree("plan-page"));
    assertThat(draft.title()).isEqualTo("青禾镇老旧电梯更新实施方案");
    assertThat(draft.preamble()).isEqualTo("为保障居民出行安全[1]，制定本方案。");
    assertThat(Drafts.doubts(draft))
        .isEqualTo(
            """
            16 NUMBER_GAP
            18 FIRST_NUMBER_MISSING
            19 NUMBER_REPEATED
            20 DEPTH_UNCLEAR
            """);
    assertThat(Drafts.setAside(draft))
        .isEqualTo(
            """
            PAGE_CLUTTER 方案
            PAGE_CLUTTER 相关链接
            PAGE_CLUTTER 扫一扫在手机打开当前页
            PAGE_CLUTTER 联系我们
            """);
  }

  @Test
  void readsWhatAWordProcessorExported() {
    ParsedDraft draft = DraftReader.html(Drafts.page("word-export"));
    assertThat(Drafts.outline(draft)).isEqualTo(Drafts.tree("word-export"));
    assertThat(draft.title()).isEqualTo("云溪县２０２６年河道采砂管理工作要点");
    assertThat(draft.issuedOn()).isEqualTo(LocalDate.of(2026, 3, 2));
    assertThat(draft.doubts()).isEmpty();
    assertThat(Drafts.setAside(draft))
        .isEqualTo("PAGE_CLUTTER <style>\nDELETED_TEXT 可采\nHIDDEN_TEXT （内部：预算未定）\n");
  }

  @Test
  void readsWidthsAndCirclesOfEveryKind() {
    assertThat(Drafts.outline(Drafts.parse("mixed-width"))).isEqualTo(Drafts.tree("mixed-width"));
    ParsedDraft lost = Drafts.parse("lost-circle");
    assertThat(Drafts.outline(lost)).isEqualTo(Drafts.tree("lost-circle"));
    assertThat(Drafts.doubts(lost)).isEqualTo("4 FIRST_NUMBER_MISSING\n");
  }
}
