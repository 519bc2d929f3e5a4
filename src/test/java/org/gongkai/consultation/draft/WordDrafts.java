package org.gongkai.consultation.draft;

import static org.gongkai.consultation.draft.DocxFile.level;
import static org.gongkai.consultation.draft.DocxFile.numbered;
import static org.gongkai.consultation.draft.DocxFile.paragraph;
import static org.gongkai.consultation.draft.DocxFile.row;
import static org.gongkai.consultation.draft.DocxFile.run;
import static org.gongkai.consultation.draft.DocxFile.styled;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFNumbering;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTNumLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;

/** The Word files of these tests. */
final class WordDrafts {

  private WordDrafts() {}

  /** 第X章 and 第X条 as one list; articles run on through the chapters, attachments restart it. */
  static byte[] regulation() {
    try (XWPFDocument document = new XWPFDocument()) {
      BigInteger main = list(document);
      BigInteger attached = restarted(document, main);
      add(document, null, 0, "云溪县农村公路养护规定（草案）");
      add(document, main, 0, "总则");
      add(document, main, 1, "为加强农村公路养护，制定本规定。");
      add(document, main, 1, "本规定适用于下列道路：");
      add(document, main, 2, "县道；");
      add(document, main, 2, "乡道。");
      add(document, main, 0, "养护责任");
      add(document, main, 1, "县道由县交通运输局养护。");
      add(document, null, 0, "养护经费列入年度预算。");
      add(document, main, 1, "乡道养护责任如下：");
      add(document, main, 2, "巡查；");
      table(document);
      add(document, main, 2, "修补。");
      add(document, null, 0, "附件：养护单位守则");
      add(document, attached, 1, "养护单位应当公示值班电话。");
      add(document, attached, 1, "雨雪天气加密巡查。");
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.write(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static final String REGULATION_TREE =
      """
      第一章 总则
        第一条 为加强农村公路养护，制定本规定。
        第二条 本规定适用于下列道路：
          （一） 县道；
          （二） 乡道。
      第二章 养护责任
        第三条 县道由县交通运输局养护。
          - 养护经费列入年度预算。
        第四条 乡道养护责任如下：
          （一） 巡查；
            # 路段｜里程 / 青禾镇至示例村｜3公里
          （二） 修补。
      - 附件：养护单位守则
        第一条 养护单位应当公示值班电话。
        第二条 雨雪天气加密巡查。
      """;

  private static BigInteger list(XWPFDocument document) {
    CTAbstractNum definition = CTAbstractNum.Factory.newInstance();
    definition.setAbstractNumId(BigInteger.ZERO);
    addLevel(definition, 0, STNumberFormat.CHINESE_COUNTING_THOUSAND, "第%1章");
    addLevel(definition, 1, STNumberFormat.JAPANESE_COUNTING, "第%2条");
    definition.getLvlArray(1).addNewLvlRestart().setVal(BigInteger.ZERO);
    addLevel(definition, 2, STNumberFormat.CHINESE_COUNTING, "（%3）");
    XWPFNumbering numbering = document.createNumbering();
    return numbering.addNum(numbering.addAbstractNum(new XWPFAbstractNum(definition)));
  }

  private static BigInteger restarted(XWPFDocument document, BigInteger list) {
    XWPFNumbering numbering = document.getNumbering();
    BigInteger definition = numbering.getNum(list).getCTNum().getAbstractNumId().getVal();
    BigInteger restarted = numbering.addNum(definition);
    CTNumLvl override = numbering.getNum(restarted).getCTNum().addNewLvlOverride();
    override.setIlvl(BigInteger.ONE);
    override.addNewStartOverride().setVal(BigInteger.ONE);
    return restarted;
  }

  private static void addLevel(
      CTAbstractNum definition, int index, STNumberFormat.Enum format, String pattern) {
    CTLvl level = definition.addNewLvl();
    level.setIlvl(BigInteger.valueOf(index));
    level.addNewStart().setVal(BigInteger.ONE);
    level.addNewNumFmt().setVal(format);
    level.addNewLvlText().setVal(pattern);
  }

  private static void add(
      XWPFDocument document, @Nullable BigInteger list, int level, String text) {
    XWPFParagraph paragraph = document.createParagraph();
    if (list != null) {
      paragraph.setNumID(list);
      paragraph.setNumILvl(BigInteger.valueOf(level));
    }
    paragraph.createRun().setText(text.substring(0, 1));
    paragraph.createRun().setText(text.substring(1));
  }

  private static void table(XWPFDocument document) {
    XWPFTable table = document.createTable(2, 2);
    table.getRow(0).getCell(0).setText("路段");
    table.getRow(0).getCell(1).setText("里程");
    table.getRow(1).getCell(0).setText("青禾镇至示例村");
    table.getRow(1).getCell(1).setText("3公里");
  }

  /** Five kinds of numbers that come from paragraph styles alone, one style based on another. */
  static DocxFile styledPlan() {
    return DocxFile.of(
            styled("af", "青禾镇人民政府"),
            styled("af", "关于推进全民阅读的实施方案"),
            styled("a0", "为推进全民阅读，制定本方案。"),
            styled("1", "总体目标"),
            styled("a0", "建成城乡一体的阅读网络。"),
            styled("1", "主要任务"),
            styled("2", "建设阅读空间"),
            styled("3", "改造农家书屋"),
            styled("4", "更新图书；"),
            styled("5", "少儿读物"),
            styled("5", "农技读物"),
            styled("4", "延长开放时间。"),
            styled("3", "设置流动书车"),
            "<w:p><w:pPr><w:pStyle w:val=\"3\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr>"
                + run("书车每月到村两次。")
                + "</w:p>",
            styled("2", "举办阅读活动"),
            styled("3", "读书月"),
            styled("1", "保障措施"),
            styled("2a", "落实经费"))
        .linked(
            "numbering",
            "<w:abstractNum w:abstractNumId=\"7\">"
                + level(0, "japaneseCounting", "%1、", "<w:pStyle w:val=\"1\"/>")
                + level(1, "japaneseCounting", "（%2）", "<w:pStyle w:val=\"2\"/>")
                + level(2, "decimal", "%3.", "<w:pStyle w:val=\"3\"/>")
                + level(3, "decimalFullWidth", "（%4）", "<w:pStyle w:val=\"4\"/>")
                + level(4, "decimalEnclosedCircleChinese", "%5", "<w:pStyle w:val=\"5\"/>")
                + "</w:abstractNum><w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/></w:num>")
        .linked(
            "styles",
            "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name"
                + " w:val=\"Normal\"/></w:style>"
                + style("a0", "Body Text", "a", "")
                + style("af", "Title", "a", "")
                + style("1", "heading 1", "a", "<w:numPr><w:numId w:val=\"3\"/></w:numPr>")
                + style("2", "heading 2", "1", "<w:numPr><w:ilvl w:val=\"1\"/></w:numPr>")
                + style("2a", "标题 2 加粗", "2", "")
                + style("3", "heading 3", "1", "<w:numPr><w:ilvl w:val=\"2\"/></w:numPr>")
                + style("4", "heading 4", "1", "<w:numPr><w:ilvl w:val=\"3\"/></w:numPr>")
                + style("5", "heading 5", "1", "<w:numPr><w:ilvl w:val=\"4\"/></w:numPr>"));
  }

  static final String STYLED_PLAN_TREE =
      """
      一、 总体目标
        - 建成城乡一体的阅读网络。
      二、 主要任务
        （一） 建设阅读空间
          1. 改造农家书屋
            （１） 更新图书；
              ① 少儿读物
              ② 农技读物
            （２） 延长开放时间。
          2. 设置流动书车
            - 书车每月到村两次。
        （二） 举办阅读活动
          1. 读书月
      三、 保障措施
        （一） 落实经费
      """;

  private static String style(String id, String name, String basedOn, String properties) {
    return "<w:style w:type=\"paragraph\" w:styleId=\"%s\"><w:name w:val=\"%s\"/><w:basedOn w:val=\"%s\"/><w:pPr>%s</w:pPr></w:style>"
        .formatted(id, name, basedOn, properties);
  }

  /** Everything an office adds to a text that went through many hands. */
  static DocxFile reviewed() {
    return DocxFile.of(
            paragraph("青禾镇宠物饲养管理办法"),
            paragraph("（征求意见稿）"),
            "<w:p>"
                + run("第一条　为规范宠物")
                + "<w:del w:id=\"1\"><w:r><w:delText>喂养</w:delText></w:r></w:del>"
                + "<w:ins w:id=\"2\">"
                + run("饲养")
                + "</w:ins>"
                + run("，制定本办法。")
                + "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
            "<w:p><w:pPr><w:rPr><w:del w:id=\"3\"/></w:rPr></w:pPr>" + run("第二条　饲养人应当") + "</w:p>",
            paragraph("办理登记，标准如下："),
            "<w:tbl><w:tblPr/><w:tblGrid/>"
                + row(
                    "<w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>" + paragraph("类别"),
                    "<w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" + paragraph("一、登记费（元）"))
                + row("<w:tcPr><w:vMerge/></w:tcPr><w:p/>", paragraph("城区"), paragraph("农村"))
                + row(
                    paragraph("第一条 大型犬"),
                    paragraph("200") + paragraph("（每年）"),
                    "<w:tbl>" + row(paragraph("首年"), paragraph("100")) + "</w:tbl><w:p/>")
                + "<w:tr><w:trPr><w:del w:id=\"4\"/></w:trPr><w:tc>"
                + paragraph("中型犬")
                + "</w:tc></w:tr></w:tbl>",
            "<w:p>" + run("第三条　遛犬时间见右框。") + "<w:r>" + textBox("早七时前、晚七时后") + "</w:r></w:p>",
            "<w:p>"
                + run("第四条　违反本办法的，")
                + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>（待议）</w:t></w:r>"
                + run("由镇综合执法队处理。")
                + "<w:r><w:commentReference w:id=\"0\"/></w:r></w:p>",
            "<w:p>"
                + run("第五条　咨询见")
                + "<w:hyperlink r:id=\"h\">"
                + run("镇政府网站")
                + "</w:hyperlink>"
                + run("，热线12345")
                + "<w:r><w:noBreakHyphen/><w:t>1</w:t><w:br/><w:t>工作日受理。</w:t></w:r></w:p>",
            paragraph("青禾镇人民政府"),
            paragraph("2026年10月8日"))
        .linked(
            "footnotes",
            "<w:footnote w:id=\"0\" w:type=\"separator\"><w:p/></w:footnote><w:footnote w:id=\"2\">"
                + paragraph("指犬和猫。")
                + "</w:footnote>")
        .linked("comments", "<w:comment w:id=\"0\">" + paragraph("与法制办商量") + "</w:comment>")
        .linked("header", paragraph("内部讨论稿"))
        .linked("footer", "<w:p>" + run("第1页") + "</w:p>")
        .external("hyperlink", "http://example.invalid/")
        .external("attachedTemplate", "http://example.invalid/t.dotm")
        .part("word/embeddings/sheet1.xlsx", "not opened");
  }

  static final String REVIEWED_TREE =
      """
      第一条 为规范宠物饲养，制定本办法。
      第二条 饲养人应当办理登记，标准如下：
        # 类别｜一、登记费（元）｜ / ｜城区｜农村 / 第一条 大型犬｜200 （每年）｜首年｜100
      第三条 遛犬时间见右框。
        - 早七时前、晚七时后
      第四条 违反本办法的，由镇综合执法队处理。
      第五条 咨询见镇政府网站，热线12345-1
        - 工作日受理。
      """;

  private static String textBox(String text) {
    String content = "<w:txbxContent>" + paragraph(text) + "</w:txbxContent>";
    return "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline><wp:docPr"
        + " id=\"1\" name=\"文本框 1\"/><a:graphic><a:graphicData><wps:wsp><wps:txbx>"
        + content
        + "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        + "<mc:Fallback><w:pict><v:shape><v:textbox>"
        + content
        + "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>";
  }

  /** A generated table of contents, lists through links, and lists that start over. */
  static DocxFile generated() {
    return DocxFile.of(
            "<w:p/>",
            paragraph("云溪县示范社区建设标准"),
            paragraph("目　录"),
            "<w:p>"
                + field("begin")
                + "<w:r><w:instrText> TOC \\o \"1-1\" </w:instrText></w:r>"
                + field("separate")
                + "<w:hyperlink w:anchor=\"x\">"
                + run("一、环境标准")
                + "<w:r><w:tab/></w:r>"
                + field("begin")
                + "<w:r><w:instrText>PAGEREF x</w:instrText></w:r>"
                + field("separate")
                + run("1")
                + field("end")
                + "</w:hyperlink></w:p>",
            "<w:p>" + run("二、服务标准\t2") + field("end") + "</w:p>",
            "<w:sdt><w:sdtPr><w:rPr/></w:sdtPr><w:sdtContent>"
                + numbered(1, 0, "环境标准")
                + "</w:sdtContent></w:sdt>",
            numbered(2, 0, "道路平整；"),
            numbered(2, 0, "路灯完好；"),
            "<w:p>"
                + "<w:fldSimple w:instr=\"INCLUDEPICTURE http://example.invalid/p.png\">"
                + run("灯具间距不超过")
                + "</w:fldSimple><w:smartTag>"
                + run("30米。")
                + "</w:smartTag></w:p>",
            numbered(1, 0, "服务标准"),
            numbered(3, 0, "设立便民点；"),
            numbered(3, 1, "代收快递"),
            numbered(3, 0, "<![CDATA[公开电话 <12345>；]]>"),
            numbered(4, 0, "设备清单"),
            "<w:tbl>" + row(paragraph("附则：本标准每年修订。")) + "</w:tbl>",
            "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"2\" name=\"图片 1\" descr=\"社区平面图\"/>"
                + "<a:graphic><a:blip/></a:graphic></wp:inline></w:drawing></w:r></w:p>",
            "<w:altChunk r:id=\"c\"/>")
        .linked(
            "numbering",
            "<w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"L\"/></w:abstractNum>"
                + "<w:abstractNum w:abstractNumId=\"1\"><w:styleLink w:val=\"L\"/>"
                + level(0, "ideographDigital", "%1、", "")
                + "</w:abstractNum><w:abstractNum w:abstractNumId=\"2\">"
                + level(0, "decimal", "（%1）", "")
                + level(1, "lowerLetter", "%2)", "")
                + "</w:abstractNum><w:abstractNum w:abstractNumId=\"3\">"
                + level(0, "bullet", "\uF06C", "")
                + "</w:abstractNum>"
                + use(1, 0, "")
                + use(2, 2, "")
                + use(
                    3,
                    2,
                    "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>")
                + use(4, 3, "")
                + use(5, 1, ""))
        .linked(
            "styles",
            "<w:style w:type=\"numbering\" w:styleId=\"L\"><w:name w:val=\"L\"/><w:pPr><w:numPr>"
                + "<w:numId w:val=\"5\"/></w:numPr></w:pPr></w:style>");
  }

  static final String GENERATED_TREE =
      """
      一、 环境标准
        （1） 道路平整；
        （2） 路灯完好；
          - 灯具间距不超过30米。
      二、 服务标准
        （1） 设立便民点；
          - a) 代收快递
        （2） 公开电话 <12345>；
          - • 设备清单
          - 附则：本标准每年修订。
      """;

  private static String use(int id, int definition, String overrides) {
    return "<w:num w:numId=\"%d\"><w:abstractNumId w:val=\"%d\"/>%s</w:num>"
        .formatted(id, definition, overrides);
  }

  private static String field(String type) {
    return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>";
  }
}
