package org.gongkai.consultation.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Real pages; they are no part of this project and are read only where they lie beside it. */
class PublishedDraftsTest {

  private static final Path DATA =
      Path.of(System.getProperty("basedir", "")).resolve("../shared/data");

  @Test
  void readsAProvincialConsultation() throws IOException {
    ParsedDraft draft = parse("sichuan-2016-consultation.txt");
    assertEquals("关于全面推进政务公开工作的实施意见", draft.title());
    assertTrue(draft.markedAsDraft());
    assertEquals("四川省人民政府信息公开办公室", draft.issuer());
    assertEquals(LocalDate.of(2016, 8, 25), draft.issuedOn());
    assertEquals(7, String.valueOf(draft.notice()).lines().count());
    assertTrue(String.valueOf(draft.preamble()).startsWith("为巩固全省政务公开工作成果"));
    assertEquals(List.of("一、", "二、", "三、", "四、", "五、", "六、"), labels(draft.clauses()));
    assertEquals(List.of(2, 6, 4, 3, 4, 2), counts(draft.clauses()));
    assertEquals(List.of("(九)", "(十)", "(十一)", "(十二)"), labels(draft.clauses().get(2).children()));
    assertEquals(21, draft.clauses().get(5).children().get(1).ordinal());
    assertEquals(List.of(), draft.doubts());
  }

  @Test
  void setsTheSecondCopyOfAProvincialPageAside() throws IOException {
    ParsedDraft draft = parse("sichuan-2016-consultation.txt");
    List<Integer> copy = Drafts.setAside(draft, SetAsideReason.DUPLICATE_BODY);
    assertEquals(88, copy.get(0));
    assertEquals(170, copy.get(copy.size() - 1));
    assertEquals(
        List.of(3, 4, 5, 85, 86, 90, 91, 171, 172, 173, 174, 175, 176, 177, 178, 179),
        Drafts.setAside(draft, SetAsideReason.PAGE_CLUTTER));
  }

  @Test
  void readsATownshipPlanWhoseFirstHeadingLostItsNumber() throws IOException {
    ParsedDraft draft = parse("qiji-2022-plan.txt");
    assertEquals("七级镇2022年政务公开工作要点", draft.title());
    assertNull(draft.notice());
    assertEquals(List.of(4, 3, 3, 3, 3), counts(draft.clauses()));
    assertEquals(ClauseKind.PARAGRAPH, draft.clauses().get(0).kind());
    assertEquals(List.of("二、", "三、", "四、", "五、"), labels(draft.clauses().subList(1, 5)));
    assertEquals("3 FIRST_NUMBER_MISSING\n", Drafts.doubts(draft));
  }

  private static ParsedDraft parse(String name) throws IOException {
    Path file = DATA.resolve(name);
    assumeTrue(Files.isRegularFile(file));
    return DraftTextParser.parse(Files.readString(file));
  }

  private static List<String> labels(List<ParsedClause> clauses) {
    return clauses.stream().map(clause -> String.valueOf(clause.label())).toList();
  }

  private static List<Integer> counts(List<ParsedClause> clauses) {
    return clauses.stream().map(clause -> clause.children().size()).toList();
  }
}
